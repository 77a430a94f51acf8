package io.neosc.adapter.mongo.session;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.micronaut.data.model.Pageable;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Places;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.adapter.mongo.shared.UniqueIndexes;
import io.neosc.application.session.port.in.SessionFilter;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.workspace.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Sessions in MongoDB. Searches are asked for with the driver, as their parts may be absent. */
@Singleton
final class MongoSessionRepository implements SessionRepository {
  private final SessionDocuments documents;
  private final MongoCollection<SessionDocument> collection;

  MongoSessionRepository(SessionDocuments documents, MongoDatabase database) {
    this.documents = documents;
    this.collection = database.getCollection(Collections.SESSIONS, SessionDocument.class);
  }

  @Override
  public Optional<Session> find(SessionId id) {
    return Reads.run(() -> documents.findById(id.value()))
        .map(SessionDocument::toState)
        .map(Session::from);
  }

  @Override
  public List<Session> findAll(Collection<SessionId> ids) {
    var keys = ids.stream().map(SessionId::value).toList();
    return keys.isEmpty() ? List.of() : sessions(Reads.run(() -> documents.among(keys)));
  }

  @Override
  public List<Session> activeOf(AccountId account) {
    return sessions(Reads.run(() -> documents.active(account.value())));
  }

  @Override
  public List<Session> activeOf(AccountId account, WorkspaceId workspace) {
    return sessions(
        active(
            Filters.and(
                Filters.eq("workspace_id", workspace.value()),
                Filters.eq("account_id", account.value()))));
  }

  @Override
  public List<Session> activeOf(WorkspaceId workspace) {
    return sessions(active(Filters.eq("workspace_id", workspace.value())));
  }

  /**
   * Named, the index of active ones is always taken: the others hold all that ever was in the
   * workspace.
   */
  private List<SessionDocument> active(Bson condition) {
    return Reads.run(() ->
        collection
            .find(Filters.and(condition, Filters.eq("active", true)))
            .sort(Sorts.descending("started_at", "_id"))
            .hintString(UniqueIndexes.LIVE_SESSION_SLOT)
            .into(new ArrayList<>()));
  }

  @Override
  public Page<Session.State> pageOf(AccountId account, PageRequest page) {
    var place = Places.orStart(page.after());
    var read =
        Reads.run(() ->
            documents.history(
                account.value(), place.at(), place.id(), Pageable.from(0, page.limit() + 1)));
    return Page.of(
        read.stream().map(SessionDocument::toState).toList(),
        page.limit(),
        state -> new Cursor(state.startedAt(), state.key()));
  }

  @Override
  public Page<Session.State> page(SessionFilter filter, PageRequest page) {
    var read =
        Reads.run(() ->
            collection
                .find(SessionConditions.of(filter, page.after()))
                .sort(Sorts.descending("started_at", "_id"))
                .limit(page.limit() + 1)
                .map(SessionDocument::toState)
                .into(new ArrayList<>()));
    return Page.of(read, page.limit(), state -> new Cursor(state.startedAt(), state.key()));
  }

  @Override
  public long count(SessionFilter filter) {
    return Reads.run(() -> collection.countDocuments(SessionConditions.of(filter, null)));
  }

  @Override
  public boolean hasAny(AccountId account) {
    return exists(Filters.eq("account_id", account.value()));
  }

  @Override
  public boolean hasAnyFrom(AccountId account, String place, SessionId except) {
    return exists(
        Filters.and(
            Filters.eq("account_id", account.value()),
            Filters.eq("places", place),
            Filters.ne("_id", except.value())));
  }

  /** Answered by an index alone. */
  private boolean exists(Bson condition) {
    return Reads.run(() ->
        collection
            .withDocumentClass(Document.class)
            .find(condition)
            .projection(Projections.include("_id"))
            .limit(1)
            .iterator()
            .hasNext());
  }

  private static List<Session> sessions(List<SessionDocument> read) {
    return read.stream().map(SessionDocument::toState).map(Session::from).toList();
  }
}
