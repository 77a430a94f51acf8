package io.neosc.domain.identity;

import io.neosc.domain.shared.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sign-ins in sentences. */
public final class SignInFixture {
  public static final Duration TTL = Duration.ofDays(30);

  private SignInFixture() {}

  public static SignInId aSignInId() {
    return new SignInId(Given.anId(SignInId.PREFIX));
  }

  /** A secret that is good for nothing but tests; each letter makes another. */
  public static BearerSecret aSecret(char letter) {
    return new BearerSecret(String.valueOf(letter).repeat(43));
  }

  /** Opened by password at noon, with the secret of the letter a; not stored. */
  public static SignIn aNewSignIn() {
    return aNewSignInOf(AccountFixture.aNewAccount().state());
  }

  public static SignIn aNewSignInOf(Account.State account) {
    return aSignInOf(account, Given.NOON);
  }

  public static SignIn aSignInOf(Account.State account, Instant openedAt) {
    return aSignInBy(account, List.of("pwd"), openedAt);
  }

  public static SignIn aSignInBy(Account.State account, List<String> amr, Instant openedAt) {
    return SignIn.open(
        aSignInId(),
        account,
        SignInMethod.PASSWORD,
        amr,
        aSecret('a'),
        "192.0.2.17",
        openedAt,
        openedAt.plus(TTL));
  }

  /** Refreshed and revoked, with a value in every field; not stored. */
  public static SignIn theFullestSignIn() {
    var account = AccountFixture.theFullestAccount().state();
    var signIn = aSignInBy(account, List.of("pwd", "otp", "mfa"), Given.NOON.minusMillis(1001));
    signIn.refresh(aSecret('a'), aSecret('b'), Given.NOON.minusMillis(1));
    signIn.revoke(RevocationReason.TOKEN_REUSED, Given.NOON);
    return signIn;
  }
}
