package io.neosc.benchmark;

import static java.util.Objects.requireNonNull;

import io.neosc.adapter.mongo.commit.StoredForms;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionFixture;
import java.util.UUID;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** Documents of sessions exactly as the product stores them, made of one that it encoded. */
final class SessionForms {
  private final BsonDocument active;
  private final BsonDocument ended;

  SessionForms(Node node) {
    var forms = node.bean(StoredForms.class);
    var session = SessionFixture.anActiveSession();
    active = plain(requireNonNull(forms.of(session).document()));
    var loaded = Session.from(session.state().atVersion(1));
    loaded.end(EndReason.USER_STOP, null, session.state().startedAt().plusSeconds(60));
    ended = plain(requireNonNull(forms.of(loaded).document()));
  }

  private static BsonDocument plain(BsonDocument encoded) {
    return BsonDocument.parse(encoded.toJson());
  }

  /** One of a new id that goes on. */
  BsonDocument active(String account, String workspace, long startedAt) {
    var document = active.clone();
    document.put("_id", new BsonString("ses-" + UUID.randomUUID()));
    document.put("account_id", new BsonString(account));
    document.put("workspace_id", new BsonString(workspace));
    document.put("started_at", new BsonDateTime(startedAt));
    document.put("last_seen_at", new BsonDateTime(startedAt));
    return document;
  }

  /** The same when it is over. */
  BsonDocument ended(BsonDocument begun, long endedAt) {
    var document = ended.clone();
    for (var kept : new String[] {"_id", "account_id", "workspace_id", "started_at"}) {
      document.put(kept, begun.get(kept));
    }
    document.put("last_seen_at", new BsonDateTime(endedAt));
    document.getDocument("lifecycle").put("at", new BsonDateTime(endedAt));
    return document;
  }
}
