package io.neosc.adapter.mongo.stream;

import com.mongodb.ReadConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.neosc.adapter.mongo.alert.AlertDocument;
import io.neosc.adapter.mongo.identity.SignInDocument;
import io.neosc.adapter.mongo.lock.LockDocument;
import io.neosc.adapter.mongo.organization.OrganizationDocument;
import io.neosc.adapter.mongo.policy.PolicyDocument;
import io.neosc.adapter.mongo.session.SessionDocument;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Stored;
import io.neosc.adapter.mongo.shared.UniqueIndexes;
import io.neosc.adapter.mongo.workspace.WorkspaceDocument;
import io.neosc.application.live.port.in.Snapshot;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Role;
import io.neosc.domain.organization.OrganizationId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.BsonDocument;

/**
 * Reads what memory starts from. A majority has what is read, and it is not older than anything
 * that the session has seen, the opening of its change stream included.
 */
final class SnapshotReader {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final List<String> MORE_THAN_USERS =
      Stream.of(Role.values()).filter(role -> role != Role.USER).map(Role::name).toList();

  private final MongoDatabase database;
  private final InstantSource clock;

  SnapshotReader(MongoDatabase database, InstantSource clock) {
    this.database =
        database
            .withReadConcern(ReadConcern.MAJORITY)
            .withTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS);
    this.clock = clock;
  }

  /**
   * @throws io.neosc.adapter.mongo.shared.UnreadableDocument if one of the documents cannot be read
   */
  Snapshot read(ClientSession session) {
    return new Snapshot(
        List.copyOf(accounts(session)),
        collection(Collections.SIGN_INS, SignInDocument.class)
            .find(session, Filters.gt("expires_at", clock.instant()))
            .map(SignInDocument::toState)
            .into(new ArrayList<>()),
        collection(Collections.ORGANIZATIONS, OrganizationDocument.class)
            .find(session)
            .map(OrganizationDocument::toState)
            .into(new ArrayList<>()),
        collection(Collections.WORKSPACES, WorkspaceDocument.class)
            .find(session)
            .map(WorkspaceDocument::toState)
            .into(new ArrayList<>()),
        collection(Collections.SESSIONS, SessionDocument.class)
            .find(session, Filters.eq("active", true))
            .hintString("active_of_account")
            .map(SessionDocument::toState)
            .into(new ArrayList<>()),
        collection(Collections.POLICIES, PolicyDocument.class)
            .find(session)
            .map(PolicyDocument::toState)
            .into(new ArrayList<>()),
        collection(Collections.ALERTS, AlertDocument.class)
            .find(session, Filters.eq("live", true))
            .hintString(UniqueIndexes.LIVE_ALERT)
            .map(AlertDocument::toState)
            .into(new ArrayList<>()),
        collection(Collections.LOCKS, LockDocument.class)
            .find(session, Filters.gt("ends_at", clock.instant()))
            .map(LockDocument::toState)
            .into(new ArrayList<>()));
  }

  /**
   * All by the index alone, which does not know their roles, as if they were users; then the few
   * that are more. One that becomes more between the two is read as it is then; one that becomes a
   * user the change stream brings.
   */
  private Collection<Snapshot.Member> accounts(ClientSession session) {
    var members = new LinkedHashMap<AccountId, Snapshot.Member>();
    collection(Collections.ACCOUNTS, BsonDocument.class)
        .find(session)
        .projection(Projections.include("_id", "organization_id", "version"))
        .hintString("by_organization")
        .map(account -> member(account, Role.USER))
        .forEach(member -> members.put(member.id(), member));
    collection(Collections.ACCOUNTS, BsonDocument.class)
        .find(session, Filters.in("role", MORE_THAN_USERS))
        .projection(Projections.include("_id", "organization_id", "version", "role"))
        .hintString("by_role")
        .map(account -> member(account, Stored.constant(Role.class, "role", text(account, "role"))))
        .forEach(member -> members.put(member.id(), member));
    return members.values();
  }

  private static Snapshot.Member member(BsonDocument account, Role role) {
    return new Snapshot.Member(
        new AccountId(text(account, "_id")),
        new OrganizationId(text(account, "organization_id")),
        role,
        account.getNumber("version").longValue());
  }

  private static String text(BsonDocument document, String field) {
    return document.getString(field).getValue();
  }

  private <T> MongoCollection<T> collection(String name, Class<T> type) {
    return database.getCollection(name, type);
  }
}
