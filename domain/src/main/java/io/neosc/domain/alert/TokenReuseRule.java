package io.neosc.domain.alert;

import io.neosc.domain.identity.SignIn;
import java.util.List;
import java.util.Map;

/**
 * The built-in rule {@code token_reuse} (AL-2, ID-6): a replaced refresh token that comes back is a
 * critical alert, one for each sign-in that it ended. It stays until somebody resolves it: theft
 * does not pass by itself.
 */
public final class TokenReuseRule {
  public static final RuleId ID = new RuleId("rul-token-reuse");
  private static final long VERSION = 1;

  private TokenReuseRule() {}

  /** Whether the condition holds for this sign-in. */
  public static boolean holds(SignIn.State signIn) {
    return signIn.reused();
  }

  /** Names the occurrence without the sign-in's id, which tokens carry. */
  public static String fingerprint(SignIn.State signIn) {
    return "token_reuse/" + signIn.id().fingerprint();
  }

  public static Cause cause(SignIn.State signIn) {
    var account = signIn.accountId().value();
    return new Cause(
        ID,
        VERSION,
        fingerprint(signIn),
        Map.of("account", account, "rule", "token_reuse"),
        "user:" + account,
        Severity.CRITICAL,
        "A replaced refresh token of "
            + signIn.email().value()
            + " was used again; its sign-in was ended",
        "1",
        "1",
        List.of("sign-in " + signIn.id().fingerprint()));
  }
}
