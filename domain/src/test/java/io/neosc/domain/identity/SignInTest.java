package io.neosc.domain.identity;

import static io.neosc.domain.identity.SignInFixture.TTL;
import static io.neosc.domain.identity.SignInFixture.aNewSignIn;
import static io.neosc.domain.identity.SignInFixture.aSecret;
import static io.neosc.domain.identity.SignInFixture.aSignInId;
import static io.neosc.domain.identity.SignInFixture.theFullestSignIn;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neosc.domain.identity.SignIn.Rotation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignInTest {
  @Test
  @DisplayName("ID-2 ID-5 an opened sign-in knows its account as it is now")
  void anOpenedSignInKnowsItsAccount() {
    var account = AccountFixture.theFullestAccount().state();
    var id = aSignInId();
    var amr = new ArrayList<>(List.of("pwd", "otp"));
    var signIn =
        SignIn.open(
            id,
            account,
            SignInMethod.PASSWORD,
            amr,
            aSecret('a'),
            "::1",
            NOON,
            NOON.plusSeconds(1));
    amr.clear();

    assertThat(signIn.state())
        .isEqualTo(
            new SignIn.State(
                id,
                account.id(),
                account.email(),
                account.name(),
                account.organizationId(),
                account.role(),
                List.of("pwd", "otp"),
                aSecret('a').hash(),
                "::1",
                NOON,
                NOON,
                NOON.plusSeconds(1),
                null,
                0));
    assertThat(signIn.events())
        .containsExactly(
            new SignInEvent.Opened(
                id, account.id(), account.email(), account.role(), SignInMethod.PASSWORD, NOON));
    assertThat(signIn.state().actor())
        .isEqualTo(new Actor(account.id(), account.email(), account.role(), id));
    assertThat(signIn.state().key()).isEqualTo(id.value());
  }

  @Test
  @DisplayName("ID-8 a sign-in is live until it expires or is revoked")
  void aSignInIsLiveUntilItsEnd() {
    var signIn = aNewSignIn();

    assertThat(signIn.state().live(NOON.plus(TTL).minusMillis(1))).isTrue();
    assertThat(signIn.state().live(NOON.plus(TTL))).isFalse();
    signIn.revoke(RevocationReason.LOGOUT, NOON);
    assertThat(signIn.state().live(NOON)).isFalse();
  }

  @Test
  @DisplayName("ID-6 a refresh replaces the secret and nothing else")
  void aRefreshReplacesTheSecret() {
    var before = aNewSignIn().state();
    var signIn = SignIn.from(before);
    var at = NOON.plusSeconds(60);

    assertThat(signIn.refresh(aSecret('a'), aSecret('b'), at)).isEqualTo(Rotation.ROTATED);

    assertThat(signIn.state()).isEqualTo(with(before, aSecret('b').hash(), at, null));
    assertThat(signIn.events())
        .containsExactly(
            new SignInEvent.Refreshed(before.id(), before.accountId(), before.email(), at));
  }

  @Test
  @DisplayName("ID-6 a replaced secret proves theft and ends the whole family")
  void aReplacedSecretEndsTheFamily() {
    var signIn = aNewSignIn();
    signIn.refresh(aSecret('a'), aSecret('b'), NOON.plusSeconds(1));
    var before = signIn.state();
    var loaded = SignIn.from(before);

    assertThat(loaded.refresh(aSecret('a'), aSecret('c'), NOON.plusSeconds(2)))
        .isEqualTo(Rotation.REUSED);

    assertThat(loaded.state().revocation())
        .isEqualTo(new SignIn.Revocation(RevocationReason.TOKEN_REUSED, NOON.plusSeconds(2)));
    assertThat(loaded.state().refreshHash()).isEqualTo(aSecret('b').hash());
    assertThat(loaded.events())
        .containsExactly(
            new SignInEvent.Revoked(
                before.id(),
                before.accountId(),
                before.email(),
                RevocationReason.TOKEN_REUSED,
                NOON.plusSeconds(2)));
    assertThat(loaded.refresh(aSecret('b'), aSecret('c'), NOON.plusSeconds(3)))
        .isEqualTo(Rotation.ENDED);
  }

  @Test
  @DisplayName("ID-6 an ended sign-in refreshes nothing and tells no more")
  void anEndedSignInRefreshesNothing() {
    var expired = aNewSignIn();
    var state = expired.state();
    assertThat(expired.refresh(aSecret('a'), aSecret('b'), NOON.plus(TTL)))
        .isEqualTo(Rotation.ENDED);
    assertThat(expired.refresh(aSecret('x'), aSecret('b'), NOON.plus(TTL)))
        .isEqualTo(Rotation.ENDED);
    assertThat(expired.state()).isEqualTo(state);
    assertThat(expired.events()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(RevocationReason.class)
  @DisplayName("ID-7 a revoked sign-in never comes back, and its first reason stays")
  void theFirstRevocationStays(RevocationReason reason) {
    var before = aNewSignIn().state();
    var signIn = SignIn.from(before);
    signIn.revoke(reason, NOON.plusSeconds(1));
    signIn.revoke(RevocationReason.LOGOUT, NOON.plusSeconds(2));

    assertThat(signIn.state())
        .isEqualTo(
            with(
                before,
                before.refreshHash(),
                before.refreshedAt(),
                new SignIn.Revocation(reason, NOON.plusSeconds(1))));
    assertThat(signIn.events())
        .containsExactly(
            new SignInEvent.Revoked(
                before.id(), before.accountId(), before.email(), reason, NOON.plusSeconds(1)));
  }

  @Test
  void signInsThatCannotBeAreRefused() {
    var state = aNewSignIn().state();
    assertThatIllegalArgumentException().isThrownBy(() -> with(state, "short", NOON, null));
    var account = AccountFixture.aNewAccount().state();
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            SignIn.open(
                aSignInId(),
                account,
                SignInMethod.SSO,
                List.of(),
                aSecret('a'),
                "::1",
                NOON,
                NOON));
  }

  @Test
  @DisplayName("ID-6 secrets have at least 256 bits and are known by their hash alone")
  void secretsAreKnownByTheirHash() {
    var secret = aSecret('a');

    assertThat(secret.hash())
        .isEqualTo("66d34fba71f8f450f7e45598853e53bfc23bbd129027cbb131a2f4ffd7878cd0");
    assertThat(secret.matches(secret.hash())).isTrue();
    assertThat(secret.matches(aSecret('b').hash())).isFalse();
    assertThat(secret.matches("")).isFalse();
    assertThat(secret).hasToString("BearerSecret[hidden]");
    assertThatIllegalArgumentException().isThrownBy(() -> new BearerSecret("a".repeat(42)));
    assertThatIllegalArgumentException().isThrownBy(() -> new BearerSecret("a".repeat(129)));
    assertThat(new BearerSecret("a".repeat(128)).value()).hasSize(128);
  }

  @Test
  void anotherVersionIsTheSameSignIn() {
    var state = theFullestSignIn().state();

    assertThat(state.atVersion(7).version()).isEqualTo(7);
    assertThat(state.atVersion(7).atVersion(0)).isEqualTo(state);
  }

  private static SignIn.State with(
      SignIn.State state,
      String hash,
      Instant refreshedAt,
      SignIn.@Nullable Revocation revocation) {
    return new SignIn.State(
        state.id(),
        state.accountId(),
        state.email(),
        state.name(),
        state.organizationId(),
        state.role(),
        state.amr(),
        hash,
        state.ipAddress(),
        state.openedAt(),
        refreshedAt,
        state.expiresAt(),
        revocation,
        state.version());
  }
}
