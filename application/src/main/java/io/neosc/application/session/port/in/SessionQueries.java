package io.neosc.application.session.port.in;

import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.SessionId;
import java.util.List;
import java.util.Optional;

/** Reads an account's own sessions (SE-4). */
public interface SessionQueries {

  /** All, newest first. */
  Page<SessionView> sessionsOf(AccountId account, PageRequest page);

  /** The active ones, newest first; from memory. */
  List<SessionView> activeSessionsOf(AccountId account);

  /** The same without asking the store and without blocking; empty if it would have to be asked. */
  Optional<List<SessionView>> rememberedActiveSessionsOf(AccountId account);

  /**
   * @throws io.neosc.domain.session.SessionNotFound if the account has no such session
   */
  SessionView session(AccountId account, SessionId session);
}
