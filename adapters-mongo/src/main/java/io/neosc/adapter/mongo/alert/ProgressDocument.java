package io.neosc.adapter.mongo.alert;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.neosc.adapter.mongo.shared.Stored;
import io.neosc.adapter.mongo.shared.StoredNames;
import io.neosc.domain.alert.AlertStatus;
import io.neosc.domain.alert.Progress;
import io.neosc.domain.identity.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert is in its life.
 *
 * @param kind the status' name
 * @param at when it was resolved
 * @param by who resolved it; null when its condition cleared
 * @param acknowledgement who took it and when, also after it was resolved
 */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgressDocument(
    String kind,
    @Nullable Instant at,
    @Nullable String by,
    @Nullable AcknowledgementDocument acknowledgement) {
  public ProgressDocument {
    requireNonNull(kind, "progress.kind");
  }

  static ProgressDocument of(Progress progress) {
    var kind = progress.status().name();
    var taken = progress.acknowledgement();
    var acknowledgement =
        taken == null ? null : new AcknowledgementDocument(taken.at(), taken.by().value());
    return switch (progress) {
      case Progress.Pending _, Progress.Firing _, Progress.Acknowledged _ ->
          new ProgressDocument(kind, null, null, acknowledgement);
      case Progress.Resolved(var at, var by, _) ->
          new ProgressDocument(kind, at, by == null ? null : by.value(), acknowledgement);
    };
  }

  boolean live() {
    return !kind.equals(AlertStatus.RESOLVED.name());
  }

  Progress toProgress() {
    return switch (Stored.constant(AlertStatus.class, "progress.kind", kind)) {
      case PENDING -> new Progress.Pending();
      case FIRING -> new Progress.Firing();
      case ACKNOWLEDGED ->
          new Progress.Acknowledged(
              Stored.present("progress.acknowledgement", acknowledgement).toAcknowledgement());
      case RESOLVED ->
          new Progress.Resolved(
              Stored.present("progress.at", at),
              by == null ? null : new AccountId(by),
              acknowledgement == null ? null : acknowledgement.toAcknowledgement());
    };
  }

  /** Who took an alert, and when. */
  @Serdeable(naming = StoredNames.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AcknowledgementDocument(Instant at, String by) {
    public AcknowledgementDocument {
      requireNonNull(at, "progress.acknowledgement.at");
      requireNonNull(by, "progress.acknowledgement.by");
    }

    private Progress.Acknowledgement toAcknowledgement() {
      return new Progress.Acknowledgement(at, new AccountId(by));
    }
  }
}
