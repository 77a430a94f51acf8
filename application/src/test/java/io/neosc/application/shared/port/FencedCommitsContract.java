package io.neosc.application.shared.port;

import static io.neosc.application.testing.CommitsFixture.NOW;
import static io.neosc.application.testing.CommitsFixture.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.domain.identity.RefusalReason;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInMethod;
import io.neosc.domain.shared.DomainEvent;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a write door and leases promise together: who was overtaken stores nothing. */
public interface FencedCommitsContract {
  Duration LONG = Duration.ofMinutes(10);
  CommitContext NOBODY = CommitsContract.NOBODY;
  DomainEvent REFUSED =
      new SignInEvent.Refused(
          "who@example.com", null, SignInMethod.PASSWORD, RefusalReason.UNKNOWN_ACCOUNT, NOW);

  Commits commits();

  Lease lease();

  /** So much time goes by on the store's clock. */
  void pass(Duration duration);

  AccountRepository accounts();

  AuditTrail trail();

  private Fence held(String name) {
    return lease().acquire(name, LONG).orElseThrow().fence();
  }

  private int entries() {
    return trail().from(1, 10_000).size();
  }

  @Test
  @DisplayName("SE-9: a holder commits; once overtaken nothing of it is stored, whatever it is")
  default void theOvertakenStoreNothing() {
    var paused = held("fenced-a");
    var mine = account("holder@example.com");
    commits().commit(NOBODY.fenced(paused), mine);
    commits().record(NOBODY.fenced(paused), REFUSED);
    var stored = accounts().find(mine.state().id()).orElseThrow();
    var before = entries();

    pass(LONG);
    var next = held("fenced-a");
    stored.changePassword("of the paused one", NOW);
    assertThatThrownBy(() -> commits().commit(NOBODY.fenced(paused), stored))
        .isInstanceOfSatisfying(FencedOff.class, off -> assertThat(off.fence()).isEqualTo(paused));
    assertThatThrownBy(() -> commits().commit(NOBODY.fenced(paused), account("late@example.com")))
        .isInstanceOf(FencedOff.class);
    assertThatThrownBy(() -> commits().record(NOBODY.fenced(paused), REFUSED))
        .isInstanceOf(FencedOff.class);
    assertThat(entries()).isEqualTo(before);
    assertThat(accounts().find(mine.state().id()).orElseThrow().state().passwordHash())
        .isEqualTo("hash");

    commits().commit(NOBODY.fenced(next), account("next@example.com"));
    commits().commit(NOBODY, account("nobody@example.com"));
    assertThat(entries()).isEqualTo(before + 2);
  }

  @Test
  @DisplayName("SE-9: a holder whose time is over may go on as long as nobody came")
  default void lateIsNotOvertaken() {
    var late = held("fenced-b");
    pass(LONG.plusMinutes(1));
    var before = entries();
    commits().record(NOBODY.fenced(late), REFUSED);
    lease().release(late);
    commits().record(NOBODY.fenced(late), REFUSED);
    assertThat(entries()).isEqualTo(before + 2);
  }

  @Test
  default void aFenceThatNobodyEverHeldIsRefused() {
    assertThatThrownBy(() -> commits().record(NOBODY.fenced(new Fence("never", 1)), REFUSED))
        .isInstanceOf(FencedOff.class);
  }

  @Test
  @DisplayName("RE-2: what a holder stored before it was overtaken stays stored when it repeats it")
  default void repetitionIsANoOpForTheOvertakenToo() {
    var paused = held("fenced-c");
    var once = NOBODY.once("fenced/operation").fenced(paused);
    commits().record(once, REFUSED);
    var before = entries();
    pass(LONG);
    held("fenced-c");
    commits().record(once, REFUSED);
    assertThat(entries()).isEqualTo(before);
  }
}
