package io.neosc.adapter.mongo.client;

import com.mongodb.client.MongoDatabase;
import io.neosc.adapter.mongo.alert.AlertDocument;
import io.neosc.adapter.mongo.apikey.ApiKeyDocument;
import io.neosc.adapter.mongo.archive.SegmentDocument;
import io.neosc.adapter.mongo.commit.ExclusiveKey;
import io.neosc.adapter.mongo.commit.StoredForm;
import io.neosc.adapter.mongo.commit.StoredForms;
import io.neosc.adapter.mongo.erasure.ErasureDocument;
import io.neosc.adapter.mongo.hold.LegalHoldDocument;
import io.neosc.adapter.mongo.idempotency.IdempotencyDocument;
import io.neosc.adapter.mongo.identity.AccountDocument;
import io.neosc.adapter.mongo.identity.SignInDocument;
import io.neosc.adapter.mongo.lock.LockDocument;
import io.neosc.adapter.mongo.organization.OrganizationDocument;
import io.neosc.adapter.mongo.policy.PolicyDocument;
import io.neosc.adapter.mongo.session.SessionDocument;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.UniqueIndexes;
import io.neosc.adapter.mongo.workspace.WorkspaceDocument;
import io.neosc.application.shared.port.IdempotencyClaim;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.apikey.ApiKey;
import io.neosc.domain.audit.ArchivedSegment;
import io.neosc.domain.erasure.Erasure;
import io.neosc.domain.hold.LegalHold;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.session.Session;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.workspace.Workspace;
import jakarta.inject.Singleton;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.configuration.CodecRegistry;

/** The one list of which aggregate is stored as which document, and of what it claims alone. */
@Singleton
final class DocumentForms implements StoredForms {
  private final CodecRegistry codecs;

  DocumentForms(MongoDatabase database) {
    codecs = database.getCodecRegistry();
  }

  @Override
  public StoredForm of(AggregateRoot<?, ?> aggregate) {
    var loaded = aggregate.state();
    var next = loaded.atVersion(loaded.version() + 1);
    var removed = aggregate.removed();
    return new StoredForm(
        collectionOf(next),
        next.key(),
        loaded.version(),
        removed ? null : encoded(documentOf(next)),
        removed ? List.of() : keysOf(next));
  }

  @Override
  public StoredForm of(IdempotencyClaim claim, List<StoredForm> stored) {
    var ids = stored.stream().map(StoredForm::id).toList();
    return new StoredForm(
        Collections.IDEMPOTENCY_KEYS,
        claim.id(),
        0,
        encoded(IdempotencyDocument.of(claim, ids)),
        List.of());
  }

  private static String collectionOf(AggregateState<?> state) {
    return switch (state) {
      case Account.State _ -> Collections.ACCOUNTS;
      case SignIn.State _ -> Collections.SIGN_INS;
      case Organization.State _ -> Collections.ORGANIZATIONS;
      case Workspace.State _ -> Collections.WORKSPACES;
      case Session.State _ -> Collections.SESSIONS;
      case Policy.State _ -> Collections.POLICIES;
      case Alert.State _ -> Collections.ALERTS;
      case ApiKey.State _ -> Collections.API_KEYS;
      case Lock.State _ -> Collections.LOCKS;
      case ArchivedSegment.State _ -> Collections.AUDIT_SEGMENTS;
      case Erasure.State _ -> Collections.ERASURES;
      case LegalHold.State _ -> Collections.LEGAL_HOLDS;
      default -> throw unknown(state);
    };
  }

  private static Record documentOf(AggregateState<?> state) {
    return switch (state) {
      case Account.State account -> AccountDocument.of(account);
      case SignIn.State signIn -> SignInDocument.of(signIn);
      case Organization.State organization -> OrganizationDocument.of(organization);
      case Workspace.State workspace -> WorkspaceDocument.of(workspace);
      case Session.State session -> SessionDocument.of(session);
      case Policy.State policy -> PolicyDocument.of(policy);
      case Alert.State alert -> AlertDocument.of(alert);
      case ApiKey.State apiKey -> ApiKeyDocument.of(apiKey);
      case Lock.State lock -> LockDocument.of(lock);
      case ArchivedSegment.State segment -> SegmentDocument.of(segment);
      case Erasure.State erasure -> ErasureDocument.of(erasure);
      case LegalHold.State hold -> LegalHoldDocument.of(hold);
      default -> throw unknown(state);
    };
  }

  private static List<ExclusiveKey> keysOf(AggregateState<?> state) {
    return switch (state) {
      case Account.State account ->
          List.of(
              new ExclusiveKey(
                  UniqueKey.ACCOUNT_EMAIL,
                  UniqueIndexes.ACCOUNT_EMAIL,
                  new BsonDocument("email_key", new BsonString(account.email().canonical()))));
      case Organization.State organization ->
          List.of(
              new ExclusiveKey(
                  UniqueKey.ORGANIZATION_NAME,
                  UniqueIndexes.ORGANIZATION_NAME,
                  new BsonDocument("name_key", new BsonString(organization.profile().nameKey()))));
      case Session.State session when session.active() ->
          List.of(
              new ExclusiveKey(
                  UniqueKey.LIVE_SESSION_SLOT,
                  UniqueIndexes.LIVE_SESSION_SLOT,
                  new BsonDocument("workspace_id", new BsonString(session.workspaceId().value()))
                      .append("account_id", new BsonString(session.accountId().value()))
                      .append("slot", new BsonInt32(session.slot()))
                      .append("active", BsonBoolean.TRUE)));
      case Alert.State alert when alert.live() ->
          List.of(
              new ExclusiveKey(
                  UniqueKey.LIVE_ALERT,
                  UniqueIndexes.LIVE_ALERT,
                  new BsonDocument("cause.fingerprint", new BsonString(alert.cause().fingerprint()))
                      .append("live", BsonBoolean.TRUE)));
      default -> List.of();
    };
  }

  private static IllegalArgumentException unknown(AggregateState<?> state) {
    return new IllegalArgumentException("no collection keeps " + state.getClass().getName());
  }

  private <T extends Record> RawBsonDocument encoded(T document) {
    @SuppressWarnings("unchecked") // an object's class is the class of its type
    var type = (Class<T>) document.getClass();
    return new RawBsonDocument(document, codecs.get(type));
  }
}
