package io.neosc.application.alert;

import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.live.port.out.LiveFeed;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.domain.alert.TokenReuseRule;
import io.neosc.domain.identity.SignIn;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * Raises the alerts of the built-in rule {@code token_reuse} (ID-6). Every node evaluates every
 * change; that one theft raises one alert is held by the operation key, also after its resolution
 * and over restarts.
 */
public final class TokenReuseAlerts implements LiveFeed {
  private final Supplier<List<SignIn.State>> reused;
  private final Raising raising;

  /**
   * @param reused the sign-ins that ended for this reason, as far as is remembered
   * @param worker runs one task at a time; its owner ends it
   */
  public TokenReuseAlerts(
      AlertRepository alerts,
      Supplier<List<SignIn.State>> reused,
      Commits commits,
      IdGenerator ids,
      InstantSource clock,
      ScheduledExecutorService worker) {
    this.reused = reused;
    this.raising = new Raising(alerts, commits, ids, clock, worker);
  }

  @Override
  public void changed(Change change) {
    if (change instanceof Change.SignInStored(var signIn) && TokenReuseRule.holds(signIn)) {
      evaluate(signIn);
    }
  }

  /** What happened while nobody listened. */
  @Override
  public void rebuilt() {
    reused.get().forEach(this::evaluate);
  }

  private void evaluate(SignIn.State signIn) {
    var cause = TokenReuseRule.cause(signIn);
    raising.later("token_reuse", () -> raising.raise(cause, cause.fingerprint()));
  }
}
