package io.neosc.adapter.mongo.stream;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.OperationType;
import io.neosc.adapter.mongo.alert.AlertDocument;
import io.neosc.adapter.mongo.apikey.ApiKeyDocument;
import io.neosc.adapter.mongo.commit.AuditEntryDocument;
import io.neosc.adapter.mongo.identity.AccountDocument;
import io.neosc.adapter.mongo.identity.SignInDocument;
import io.neosc.adapter.mongo.lock.LockDocument;
import io.neosc.adapter.mongo.organization.OrganizationDocument;
import io.neosc.adapter.mongo.policy.PolicyDocument;
import io.neosc.adapter.mongo.session.SessionDocument;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.workspace.WorkspaceDocument;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.Change.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.configuration.CodecRegistry;

/** Reads what the change stream tells of the stored documents. */
final class Changes {

  /** What it watches. */
  static final List<String> COLLECTIONS =
      List.of(
          Collections.ACCOUNTS,
          Collections.SIGN_INS,
          Collections.ORGANIZATIONS,
          Collections.WORKSPACES,
          Collections.SESSIONS,
          Collections.POLICIES,
          Collections.ALERTS,
          Collections.API_KEYS,
          Collections.LOCKS,
          Collections.AUDIT_LOG);

  private static final Map<String, Kind> KINDS =
      Map.of(
          Collections.ACCOUNTS, Kind.ACCOUNT,
          Collections.SIGN_INS, Kind.SIGN_IN,
          Collections.ORGANIZATIONS, Kind.ORGANIZATION,
          Collections.WORKSPACES, Kind.WORKSPACE,
          Collections.SESSIONS, Kind.SESSION,
          Collections.POLICIES, Kind.POLICY,
          Collections.ALERTS, Kind.ALERT,
          Collections.API_KEYS, Kind.API_KEY,
          Collections.LOCKS, Kind.LOCK);

  private final Codec<AccountDocument> accounts;
  private final Codec<SignInDocument> signIns;
  private final Codec<OrganizationDocument> organizations;
  private final Codec<WorkspaceDocument> workspaces;
  private final Codec<SessionDocument> sessions;
  private final Codec<PolicyDocument> policies;
  private final Codec<AlertDocument> alerts;
  private final Codec<ApiKeyDocument> apiKeys;
  private final Codec<LockDocument> locks;

  Changes(MongoDatabase database) {
    CodecRegistry codecs = database.getCodecRegistry();
    accounts = codecs.get(AccountDocument.class);
    signIns = codecs.get(SignInDocument.class);
    organizations = codecs.get(OrganizationDocument.class);
    workspaces = codecs.get(WorkspaceDocument.class);
    sessions = codecs.get(SessionDocument.class);
    policies = codecs.get(PolicyDocument.class);
    alerts = codecs.get(AlertDocument.class);
    apiKeys = codecs.get(ApiKeyDocument.class);
    locks = codecs.get(LockDocument.class);
  }

  /**
   * The change that an event tells of; empty if it tells of none.
   *
   * @throws io.neosc.adapter.mongo.shared.UnreadableDocument if the document cannot be read
   */
  Optional<Change> of(ChangeStreamDocument<RawBsonDocument> event) {
    var namespace = event.getNamespace();
    var operation = event.getOperationType();
    if (namespace == null || operation == null) {
      return Optional.empty();
    }
    var collection = namespace.getCollectionName();
    if (operation == OperationType.UPDATE && collection.equals(Collections.AUDIT_LOG)) {
      return Optional.empty(); // an entry lost its personal part, which is nothing to be told
    }
    return switch (operation) {
      // An update's document is looked up when it is read: gone already if a deletion follows.
      case INSERT, REPLACE, UPDATE ->
          Optional.ofNullable(event.getFullDocument())
              .flatMap(document -> stored(collection, document));
      case DELETE -> removed(collection, event);
      default -> Optional.empty();
    };
  }

  private Optional<Change> stored(String collection, RawBsonDocument document) {
    Function<RawBsonDocument, Change> read =
        switch (collection) {
          case Collections.ACCOUNTS ->
              raw -> new Change.AccountStored(raw.decode(accounts).toState());
          case Collections.SIGN_INS ->
              raw -> new Change.SignInStored(raw.decode(signIns).toState());
          case Collections.ORGANIZATIONS ->
              raw -> new Change.OrganizationStored(raw.decode(organizations).toState());
          case Collections.WORKSPACES ->
              raw -> new Change.WorkspaceStored(raw.decode(workspaces).toState());
          case Collections.SESSIONS ->
              raw -> new Change.SessionStored(raw.decode(sessions).toState());
          case Collections.POLICIES ->
              raw -> new Change.PolicyStored(raw.decode(policies).toState());
          case Collections.ALERTS -> raw -> new Change.AlertStored(raw.decode(alerts).toState());
          case Collections.API_KEYS ->
              raw -> new Change.ApiKeyStored(raw.decode(apiKeys).toState());
          case Collections.LOCKS -> raw -> new Change.LockStored(raw.decode(locks).toState());
          case Collections.AUDIT_LOG ->
              raw -> new Change.EntryAppended(AuditEntryDocument.toEntry(raw));
          default -> throw new IllegalArgumentException("not watched: " + collection);
        };
    return Optional.of(read.apply(document));
  }

  private static Optional<Change> removed(
      String collection, ChangeStreamDocument<RawBsonDocument> event) {
    var kind = KINDS.get(collection);
    var key = event.getDocumentKey();
    return kind == null || key == null
        ? Optional.empty()
        : Optional.of(new Change.Removed(kind, key.getString("_id").getValue()));
  }
}
