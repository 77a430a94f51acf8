package io.neosc.application.session.port.out;

import io.neosc.application.session.port.in.SessionFilter;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds sessions. What was committed before the call is seen. */
public interface SessionRepository {

  Optional<Session> find(SessionId id);

  /** Those of {@code ids} that exist, in no particular order. */
  List<Session> findAll(Collection<SessionId> ids);

  /** The account's active sessions, newest first; there is no cap. */
  List<Session> activeOf(AccountId account);

  /** The account's active sessions in one workspace, newest first. */
  List<Session> activeOf(AccountId account, WorkspaceId workspace);

  /** Everybody's active sessions in one workspace, in no particular order; there is no cap. */
  List<Session> activeOf(WorkspaceId workspace);

  /** Those that fit, newest first by start and id. */
  Page<Session.State> page(SessionFilter filter, PageRequest page);

  /** How many fit. */
  long count(SessionFilter filter);

  /** Whether the account ever had a session. */
  boolean hasAny(AccountId account);

  /**
   * Whether the account ever had another session that was used from there.
   *
   * @param place as in {@link io.neosc.domain.session.Scrutiny#placeOf}
   */
  boolean hasAnyFrom(AccountId account, String place, SessionId except);

  /** All sessions of an account, newest first by start and id. */
  Page<Session.State> pageOf(AccountId account, PageRequest page);
}
