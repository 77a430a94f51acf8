package io.neosc.application.identity.port.out;

import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.Session;
import java.time.Instant;
import java.util.List;

/** Ends all that an account has running when it signs out (ID-7). */
public interface AccountSessions {

  /** The account's active sessions, ended for {@code LOGOUT} but not committed; there is no cap. */
  List<Session> ended(AccountId account, Instant now);

  /**
   * Ends and commits what was launched while the sign-in was being revoked, and says how many. A
   * launch that is even later finds its sign-in revoked and ends itself.
   */
  int endStragglers(CommitContext context, AccountId account);
}
