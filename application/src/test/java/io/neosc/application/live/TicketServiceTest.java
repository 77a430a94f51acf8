package io.neosc.application.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.People;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TicketServiceTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);

  @Test
  @DisplayName("LI-2 a ticket stands for its caller's sign-in, once")
  void aTicketIsGoodOnce() {
    var me = people.signedIn();
    var other = people.signedIn();
    var ticket = app.tickets.issue(me);
    var otherTicket = app.tickets.issue(other);

    assertThat(ticket).hasSize(43).isNotEqualTo(otherTicket);
    assertThat(app.tickets.redeem(ticket)).contains(me.requireActor().signIn());
    assertThat(app.tickets.redeem(ticket)).isEmpty();
    assertThat(app.tickets.redeem(otherTicket)).contains(other.requireActor().signIn());
  }

  @Test
  @DisplayName("LI-2 a ticket is good for 30 s")
  void aTicketIsGoodForAWhile() {
    var me = people.signedIn();
    var used = app.tickets.issue(me);
    var late = app.tickets.issue(me);

    app.clock.forward(Duration.ofSeconds(30).minusMillis(1));
    assertThat(app.tickets.redeem(used)).isPresent();
    app.clock.forward(Duration.ofMillis(1));
    assertThat(app.tickets.redeem(late)).isEmpty();
  }

  @Test
  @DisplayName("LI-2 what is no ticket is refused")
  void whatIsNoTicketIsRefused() {
    for (var text :
        List.of("", "x", "x".repeat(42), "x".repeat(43), "x".repeat(44), "x".repeat(9999))) {
      assertThat(app.tickets.redeem(text)).isEmpty();
    }
    assertThatIllegalStateException().isThrownBy(() -> app.tickets.issue(People.STRANGER));
  }
}
