package io.neosc.application.live.port.out;

import static io.neosc.application.shared.port.Contracts.atOnce;
import static io.neosc.domain.identity.SignInFixture.aSignInId;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link TicketStore} promises. Each test begins with an empty store. */
public interface TicketStoreContract {
  String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  TicketStore tickets();

  @Test
  default void unknownTicketsAreNotFound() {
    assertThat(tickets().take(HASH, NOON)).isEmpty();
  }

  @Test
  @DisplayName("LI-2: a ticket is good once")
  default void aTicketIsGoodOnce() {
    var signIn = aSignInId();
    var other = aSignInId();
    tickets().put(HASH, signIn, NOON.plusSeconds(30));
    tickets().put(HASH.replace('9', '8'), other, NOON.plusSeconds(30));

    assertThat(tickets().take(HASH, NOON)).contains(signIn);
    assertThat(tickets().take(HASH, NOON)).isEmpty();
    assertThat(tickets().take(HASH.replace('9', '8'), NOON)).contains(other);
  }

  @Test
  @DisplayName("LI-2: a ticket is good until its end, to the millisecond")
  default void aTicketIsGoodUntilItsEnd() {
    tickets().put(HASH, aSignInId(), NOON);
    assertThat(tickets().take(HASH, NOON)).isEmpty();

    tickets().put(HASH.replace('9', '8'), aSignInId(), NOON);
    assertThat(tickets().take(HASH.replace('9', '8'), NOON.minusMillis(1))).isPresent();
  }

  @Test
  @DisplayName("LI-2: of two who use a ticket at once one gets in")
  default void ofTwoTakersAtOnceOneGetsIt() throws Exception {
    var signIn = aSignInId();
    tickets().put(HASH, signIn, NOON.plusSeconds(30));

    assertThat(atOnce(() -> tickets().take(HASH, NOON), () -> tickets().take(HASH, NOON)))
        .containsExactlyInAnyOrder(Optional.of(signIn), Optional.empty());
  }
}
