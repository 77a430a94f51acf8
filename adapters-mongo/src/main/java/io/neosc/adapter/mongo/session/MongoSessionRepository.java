package io.neosc.adapter.mongo.session;

import io.micronaut.data.model.Pageable;
import io.neosc.adapter.mongo.shared.Places;
import io.neosc.adapter.mongo.shared.Reads;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.workspace.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Sessions in MongoDB. */
@Singleton
final class MongoSessionRepository implements SessionRepository {
  private final SessionDocuments documents;

  MongoSessionRepository(SessionDocuments documents) {
    this.documents = documents;
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
    return sessions(Reads.run(() -> documents.activeIn(workspace.value(), account.value())));
  }

  @Override
  public List<Session> activeOf(WorkspaceId workspace) {
    return sessions(Reads.run(() -> documents.activeInAll(workspace.value())));
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

  private static List<Session> sessions(List<SessionDocument> read) {
    return read.stream().map(SessionDocument::toState).map(Session::from).toList();
  }
}
