package io.neosc.application.identity;

import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.RevocationReason;
import io.neosc.domain.identity.SignIn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets an account's sign-ins follow what became of the account: they end, or take over its name and
 * organization. A sign-in that is opened at the same moment either is among them or finds the
 * account changed and ends itself.
 */
final class AccountSignIns {
  /** How many change in one commit; an account may have thousands, and a commit has a second. */
  private static final int AT_ONCE = 200;

  private final SignInRepository signIns;
  private final Commits commits;

  AccountSignIns(SignInRepository signIns, Commits commits) {
    this.signIns = signIns;
    this.commits = commits;
  }

  /**
   * Some of those that have to follow, changed but not committed; none if all have.
   *
   * @param reason why they end; null if only those end that the account's state ends
   * @param now with a reason, those opened later go on
   */
  List<SignIn> following(Account.State account, @Nullable RevocationReason reason, Instant now) {
    var changed = new ArrayList<SignIn>();
    for (var signIn : signIns.liveOf(account.id(), now)) {
      if (reason == null) {
        follow(signIn, account, now);
      } else if (!signIn.state().openedAt().isAfter(now)) {
        signIn.revoke(reason, now);
      }
      if (!signIn.events().isEmpty() && changed.size() < AT_ONCE) {
        changed.add(signIn);
      }
    }
    return changed;
  }

  private static void follow(SignIn signIn, Account.State account, Instant now) {
    if (account.disabled()) {
      signIn.revoke(RevocationReason.ACCOUNT_DISABLED, now);
    } else if (signIn.state().role() != account.role()) {
      signIn.revoke(RevocationReason.ROLE_CHANGED, now);
    } else {
      signIn.adopt(account.profile(), now);
    }
  }

  /**
   * Ends so many that the others fit into the one commit that ends the account itself: what is
   * interrupted before leaves an account that can be deleted again, and after it no sign-in.
   */
  void reduce(CommitContext context, AccountId account, RevocationReason reason, Instant now) {
    var left = true;
    while (left) {
      left =
          Deciding.again(() -> {
            var live = signIns.liveOf(account, now);
            var many = live.size() > AT_ONCE;
            if (many) {
              var some = live.subList(0, AT_ONCE);
              some.forEach(signIn -> signIn.revoke(reason, now));
              commits.commit(context, some.toArray(SignIn[]::new));
            }
            return many;
          });
    }
  }

  /** Commits all that have to follow, a few hundred at a time, and says how many. */
  int follow(
      CommitContext context,
      Account.State account,
      @Nullable RevocationReason reason,
      Instant now) {
    var followed = 0;
    while (true) {
      var some =
          Deciding.again(() -> {
            var changed = following(account, reason, now);
            commits.commit(context, changed.toArray(SignIn[]::new));
            return changed.size();
          });
      if (some == 0) {
        return followed;
      }
      followed += some;
    }
  }
}
