package io.neosc.bootstrap.config;

import io.neosc.bootstrap.config.Form.Key;
import io.neosc.bootstrap.config.Form.Line;
import io.neosc.bootstrap.config.Form.Span;
import io.neosc.bootstrap.config.Form.Truth;
import java.util.List;

/** The part of the catalogue that is about the audit trail. */
final class AuditKeys {
  static final List<ConfigKey> ALL =
      List.of(
          ConfigKey.of(
                  "neosc.audit.checkpoint-interval",
                  Span.of("1s", "1h"),
                  "No entry of the trail is without a signed checkpoint for longer; every"
                      + " 1,000 entries there is one anyway.")
              .fallback("60s"),
          ConfigKey.of(
              "neosc.audit.checkpoint-webhook",
              new Form.Webhook(),
              "Who is sent every checkpoint, in their order and at least once, as lines of"
                  + " JSON in a POST."),
          ConfigKey.of(
              "neosc.audit.checkpoint-webhook-secret",
              new Key(32, 1),
              "With which each of these messages is signed: the header `NeoSC-Signature` is"
                  + " `sha256=` and the HMAC-SHA256 of its body."),
          ConfigKey.of(
                  "neosc.audit.verify-interval",
                  Span.of("1s", "7d"),
                  "When one node has verified the whole trail in the background, it begins"
                      + " anew after this long.")
              .fallback("1h"),
          ConfigKey.of(
                  "neosc.audit.retention",
                  Span.of("1s", "36500d"),
                  "Entries that are older leave the database for files in the archive.")
              .fallback("90d"),
          ConfigKey.of(
                  "neosc.audit.archiving",
                  new Truth(),
                  "Whether this node archives; where nodes do not share the folder, one of"
                      + " them does.")
              .fallback("true"),
          ConfigKey.of(
              "neosc.audit.archive-folder",
              new Line("the path of a folder", 4_096),
              "The folder of the archive, which nodes may share; without it `archive` in"
                  + " the data folder."));

  private AuditKeys() {}
}
