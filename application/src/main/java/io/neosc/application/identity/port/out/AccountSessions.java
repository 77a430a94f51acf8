package io.neosc.application.identity.port.out;

import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Actor;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Session;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends all that an account has running when it signs out (ID-7) or may not go on (ID-14). */
public interface AccountSessions {

  /** The account's active sessions, ended but not committed; there is no cap. */
  List<Session> ended(AccountId account, EndReason reason, @Nullable Actor by, Instant now);

  /**
   * Ends and commits what was launched while the sign-in was being revoked, and says how many. A
   * launch that is even later finds its sign-in revoked and ends itself.
   */
  int endStragglers(CommitContext context, AccountId account, EndReason reason);
}
