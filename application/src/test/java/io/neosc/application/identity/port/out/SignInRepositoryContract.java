package io.neosc.application.identity.port.out;

import static io.neosc.application.shared.port.Contracts.NOBODY;
import static io.neosc.application.shared.port.Contracts.atOnce;
import static io.neosc.domain.identity.AccountFixture.aNewAccount;
import static io.neosc.domain.identity.SignInFixture.TTL;
import static io.neosc.domain.identity.SignInFixture.aNewSignIn;
import static io.neosc.domain.identity.SignInFixture.aSecret;
import static io.neosc.domain.identity.SignInFixture.aSignInId;
import static io.neosc.domain.identity.SignInFixture.aSignInOf;
import static io.neosc.domain.identity.SignInFixture.theFullestSignIn;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.shared.port.Commits;
import io.neosc.domain.identity.RevocationReason;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.shared.StaleAggregate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link SignInRepository} promises. Each test begins with an empty store. */
public interface SignInRepositoryContract {
  Commits commits();

  SignInRepository repository();

  @Test
  default void unknownSignInsAreNotFound() {
    assertThat(repository().find(aSignInId())).isEmpty();
    assertThat(repository().liveOf(aNewAccount().state().id(), NOON)).isEmpty();
  }

  @Test
  @DisplayName("ID-5: a sign-in with a value in every field comes back as it was")
  default void theFullestSignInComesBack() {
    assertComesBack(theFullestSignIn());
  }

  @Test
  @DisplayName("ID-5: an opened sign-in comes back as it was")
  default void anOpenedSignInComesBack() {
    assertComesBack(aNewSignIn());
  }

  @Test
  default void changesAreInvisibleUntilCommitted() {
    var signIn = aNewSignIn();
    assertThat(repository().find(signIn.state().id())).isEmpty();
    commits().commit(NOBODY, signIn);

    find(signIn).revoke(RevocationReason.LOGOUT, NOON);

    assertThat(find(signIn).state().live(NOON)).isTrue();
  }

  @Test
  @DisplayName("ID-6: a secret that two callers use at once is replaced once")
  default void ofTwoRefreshesAtOnceOneHappens() throws Exception {
    var signIn = aNewSignIn();
    commits().commit(NOBODY, signIn);
    var callers = List.of(find(signIn), find(signIn));
    callers.get(0).refresh(aSecret('a'), aSecret('b'), NOON.plusMillis(1));
    callers.get(1).refresh(aSecret('a'), aSecret('c'), NOON.plusMillis(1));

    var outcomes = atOnce(() -> committed(callers.get(0)), () -> committed(callers.get(1)));

    assertThat(outcomes).filteredOn(StaleAggregate.class::isInstance).hasSize(1);
    assertThat(outcomes).contains(find(signIn).state());
  }

  @Test
  @DisplayName("ID-8: a revocation that somebody else made meanwhile is not undone")
  default void aStaleChangeIsRefused() {
    var signIn = aNewSignIn();
    commits().commit(NOBODY, signIn);
    var revoking = find(signIn);
    var refreshing = find(signIn);
    revoking.revoke(RevocationReason.LOGOUT, NOON);
    refreshing.refresh(aSecret('a'), aSecret('b'), NOON);
    commits().commit(NOBODY, revoking);

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> commits().commit(NOBODY, refreshing));
    assertThat(find(signIn).state()).isEqualTo(revoking.state().atVersion(2));
  }

  @Test
  @DisplayName("ID-9: live sign-ins are the account's own, newest first, not revoked, not expired")
  default void liveSignInsAreTheAccountsOwn() {
    var account = aNewAccount().state();
    var oldest = aSignInOf(account, NOON.minus(TTL).plusMillis(1));
    var expired = aSignInOf(account, NOON.minus(TTL));
    var newest = aSignInOf(account, NOON);
    var revoked = aSignInOf(account, NOON.minusMillis(1));
    revoked.revoke(RevocationReason.ADMIN, NOON);
    commits().commit(NOBODY, oldest, expired, newest, revoked, aNewSignIn());

    assertThat(repository().liveOf(account.id(), NOON))
        .extracting(SignIn::state)
        .containsExactly(newest.state().atVersion(1), oldest.state().atVersion(1));
  }

  private SignIn.State committed(SignIn signIn) {
    commits().commit(NOBODY, signIn);
    return signIn.state().atVersion(signIn.state().version() + 1);
  }

  private void assertComesBack(SignIn signIn) {
    commits().commit(NOBODY, signIn);
    assertThat(find(signIn).state()).isEqualTo(signIn.state().atVersion(1));
    assertThat(find(signIn).events()).isEmpty();
  }

  private SignIn find(SignIn signIn) {
    return repository().find(signIn.state().id()).orElseThrow();
  }
}
