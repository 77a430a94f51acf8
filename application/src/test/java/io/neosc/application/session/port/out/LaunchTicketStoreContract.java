package io.neosc.application.session.port.out;

import static io.neosc.application.shared.port.Contracts.atOnce;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.application.session.port.out.LaunchTicketStore.Taken;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.BearerSecret;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.session.LaunchTicket;
import io.neosc.domain.session.SessionId;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link LaunchTicketStore} promises, whatever else is in it. */
public interface LaunchTicketStoreContract {
  Instant END = NOON.plusSeconds(60);

  LaunchTicketStore launchTickets();

  static LaunchTicket aTicketFor(SessionId session) {
    var hash = new BearerSecret(UUID.randomUUID() + "-" + UUID.randomUUID()).hash();
    return new LaunchTicket(hash, session, new AccountId("usr-1"), new SignInId("sin-1"), END);
  }

  static SessionId aSession() {
    return new SessionId("ses-" + UUID.randomUUID());
  }

  @Test
  default void unknownLaunchTicketsAreUnknown() {
    assertThat(launchTickets().take(aTicketFor(aSession()).hash(), NOON))
        .isEqualTo(new Taken.Unknown());
  }

  @Test
  @DisplayName("WS-8: a ticket is good once; that it was used is told once")
  default void aLaunchTicketIsGoodOnce() {
    var ticket = aTicketFor(aSession());
    var other = aTicketFor(aSession());
    launchTickets().put(ticket);
    launchTickets().put(other);

    assertThat(launchTickets().take(ticket.hash(), NOON)).isEqualTo(new Taken.Good(ticket));
    assertThat(launchTickets().take(ticket.hash(), NOON)).isEqualTo(new Taken.Bad(ticket, true));
    assertThat(launchTickets().take(ticket.hash(), NOON)).isEqualTo(new Taken.Unknown());
    assertThat(launchTickets().take(other.hash(), NOON)).isEqualTo(new Taken.Good(other));
  }

  @Test
  @DisplayName("WS-8: a ticket is good until its end, to the millisecond, removed or not")
  default void aLaunchTicketIsGoodUntilItsEnd() {
    var late = aTicketFor(aSession());
    launchTickets().put(late);
    assertThat(launchTickets().take(late.hash(), END)).isEqualTo(new Taken.Bad(late, false));

    var inTime = aTicketFor(aSession());
    launchTickets().put(inTime);
    assertThat(launchTickets().take(inTime.hash(), END.minusMillis(1)))
        .isEqualTo(new Taken.Good(inTime));
  }

  @Test
  @DisplayName("WS-8: a session has one ticket, the last one, which is good again")
  default void aSessionHasOneLaunchTicket() {
    var session = aSession();
    var first = aTicketFor(session);
    launchTickets().put(first);
    assertThat(launchTickets().take(first.hash(), NOON)).isInstanceOf(Taken.Good.class);
    var replaced = aTicketFor(session);
    launchTickets().put(replaced);
    var last = aTicketFor(session);
    launchTickets().put(last);

    assertThat(launchTickets().take(replaced.hash(), NOON)).isEqualTo(new Taken.Unknown());
    assertThat(launchTickets().take(first.hash(), NOON)).isEqualTo(new Taken.Unknown());
    assertThat(launchTickets().take(last.hash(), NOON)).isEqualTo(new Taken.Good(last));
  }

  @Test
  @DisplayName(
      "WS-8: of two who take a ticket at once one gets it, and one is told that it is used")
  default void ofTwoWhoTakeALaunchTicketOneGetsIt() throws Exception {
    var ticket = aTicketFor(aSession());
    launchTickets().put(ticket);

    assertThat(
            atOnce(
                () -> launchTickets().take(ticket.hash(), NOON),
                () -> launchTickets().take(ticket.hash(), NOON)))
        .containsExactlyInAnyOrder(new Taken.Good(ticket), new Taken.Bad(ticket, true));
  }

  @Test
  @DisplayName("WS-8: two tickets that are put for one session at once leave one")
  default void ofTwoLaunchTicketsAtOnceOneStays() throws Exception {
    for (var round = 0; round < 10; round++) {
      var session = aSession();
      var one = aTicketFor(session);
      var two = aTicketFor(session);
      assertThat(atOnce(() -> put(one), () -> put(two))).containsExactlyInAnyOrder(one, two);
      var taken =
          Stream.of(one, two).map(ticket -> launchTickets().take(ticket.hash(), NOON)).toList();
      assertThat(taken).filteredOn(Taken.Good.class::isInstance).hasSize(1);
      assertThat(taken).filteredOn(Taken.Unknown.class::isInstance).hasSize(1);
    }
  }

  private LaunchTicket put(LaunchTicket ticket) {
    launchTickets().put(ticket);
    return ticket;
  }
}
