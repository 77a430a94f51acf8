package io.neosc.adapter.mongo.commit;

import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.application.shared.port.IdempotencyClaim;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.identity.Account;
import io.neosc.domain.session.Session;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** Accounts and sessions as small documents: just what the write door acts on. */
final class PlainForms implements StoredForms {
  static final String ACCOUNTS = "accounts";
  static final String SESSIONS = "sessions";

  @Override
  public StoredForm of(AggregateRoot<?, ?> aggregate) {
    AggregateState<?> state = aggregate.state();
    var document =
        new BsonDocument("_id", new BsonString(state.key()))
            .append("version", new BsonInt64(state.version() + 1));
    var key =
        switch (state) {
          case Account.State account -> email(document, account);
          case Session.State session -> slot(document, session);
          default -> throw new IllegalArgumentException("not in these tests");
        };
    var live = document.getBoolean("live", BsonBoolean.TRUE).getValue();
    var raw = aggregate.removed() ? null : new RawBsonDocument(document, new BsonDocumentCodec());
    return new StoredForm(
        state instanceof Account.State ? ACCOUNTS : SESSIONS,
        state.key(),
        state.version(),
        raw,
        live && raw != null ? List.of(key) : List.of());
  }

  @Override
  public StoredForm of(IdempotencyClaim claim, List<StoredForm> stored) {
    var ids = stored.stream().map(form -> new BsonString(form.id())).toList();
    var document =
        new BsonDocument("_id", new BsonString(claim.id()))
            .append("fingerprint", new BsonString(claim.fingerprint()))
            .append("stored", new BsonArray(ids));
    return new StoredForm(
        Collections.IDEMPOTENCY_KEYS,
        claim.id(),
        0,
        new RawBsonDocument(document, new BsonDocumentCodec()),
        List.of());
  }

  private static ExclusiveKey email(BsonDocument document, Account.State account) {
    document.append("email", new BsonString(account.email().canonical()));
    document.append("hash", new BsonString(account.passwordHash()));
    return new ExclusiveKey(
        UniqueKey.ACCOUNT_EMAIL, "email", new BsonDocument("email", document.get("email")));
  }

  private static ExclusiveKey slot(BsonDocument document, Session.State session) {
    document.append("workspace", new BsonString(session.workspaceId().value()));
    document.append("account", new BsonString(session.accountId().value()));
    document.append("slot", new BsonInt32(session.slot()));
    document.append("live", BsonBoolean.valueOf(session.active()));
    var holder = new BsonDocument("live", BsonBoolean.TRUE);
    List.of("workspace", "account", "slot").forEach(name -> holder.put(name, document.get(name)));
    return new ExclusiveKey(UniqueKey.LIVE_SESSION_SLOT, "slot", holder);
  }
}
