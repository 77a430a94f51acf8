package io.neosc.application.erasure;

import static io.neosc.application.testing.People.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.erasure.port.in.EraseUser;
import io.neosc.application.identity.port.in.ChangeAccount;
import io.neosc.application.identity.port.in.Register;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.People;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.RefusalReason;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInMethod;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Erasing along more of the trail than one look takes (AU-12, ADR 019). */
class ErasingLongTrailTest extends ErasingFixture {

  private SignInEvent.Refused refused(String typed) {
    return new SignInEvent.Refused(
        typed, null, SignInMethod.PASSWORD, RefusalReason.UNKNOWN_ACCOUNT, app.clock.instant());
  }

  @Test
  @DisplayName("AU-12 two nodes that live and take turns along a long trail come to its end")
  void nodesThatTakeTurns() {
    for (var number = 0; number < 2_500; number++) {
      app.commits.record(admin, refused("nobody" + number + "@example.org"));
    }
    erase();
    erasing.start();
    var other = new ManualScheduler();
    node(other).start();
    for (var beats = 0; beats < 200 && !app.erasures.erasure(ada).done(); beats++) {
      app.clock.forward(Duration.ofSeconds(2));
      (beats % 2 == 0 ? worker : other).runOnce();
    }
    assertThat(app.erasures.erasure(ada).done()).isTrue();
    nothingIsLeft();
  }

  @Test
  @DisplayName("AU-12 a name that the account had once is looked for from the first entry on")
  void aFormerName() {
    var email = "augusta@example.org";
    var registered =
        app.identity.register(
            new Register(
                STRANGER, new EmailAddress(email), People.PASSWORD, "Augusta Byron", null));
    var augusta = registered.signIn().accountId();
    var formerly = mentioned("spoke with augusta BYRON");
    for (var number = 0; number < 1_500; number++) {
      app.commits.record(admin, refused("nobody" + number + "@example.org"));
    }
    app.accounts.change(new ChangeAccount(admin, augusta, "Augusta King", null, null, null));
    app.erasures.erase(new EraseUser(admin, augusta, email));
    erasing.start();
    for (var beats = 0; beats < 60; beats++) {
      app.clock.forward(PACE.beat());
      worker.runOnce();
    }
    assertThat(app.erasures.erasure(augusta).done()).isTrue();
    assertThat(app.store.entries().get((int) formerly - 1).personal()).isNull();
  }
}
