package io.neosc.adapter.rest.limit;

import io.github.bucket4j.TimeMeter;
import io.micronaut.security.authentication.Authentication;
import io.neosc.adapter.rest.security.Access;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Whose requests count together (API-8). Whoever is signed in is counted by its account, however
 * many tokens it has; everybody else by address. API keys of gateways have an allowance of their
 * own, since one of them speaks for many sessions. Sign-in and its like are counted by address for
 * all.
 */
@Singleton
public final class Allowances {
  private static final String SIGN_IN = "/api/auth/";
  private final Buckets accounts;
  private final Buckets gateways;
  private final Buckets signIns;
  private final Buckets strangers;

  Allowances(RateLimitSettings settings) {
    this.accounts = buckets("account-per-minute", settings.accountPerMinute());
    this.gateways = buckets("gateway-per-minute", settings.gatewayPerMinute());
    this.signIns = buckets("auth-per-minute", settings.authPerMinute());
    this.strangers = buckets("public-per-minute", settings.publicPerMinute());
  }

  private static Buckets buckets(String name, int perMinute) {
    return new Buckets(name, perMinute, TimeMeter.SYSTEM_NANOTIME);
  }

  static boolean aboutSignIn(String path) {
    return path.startsWith(SIGN_IN);
  }

  /** Takes one for a request of nobody in particular. */
  Allowance ofStranger(String path, String network) {
    return aboutSignIn(path) ? signIns.take(network) : strangers.take(network);
  }

  /**
   * Takes one for a request of {@code caller}.
   *
   * @param network what addresses are counted by, asked for only where it matters
   */
  public Allowance ofSignedIn(String path, Authentication caller, Supplier<String> network) {
    if (aboutSignIn(path)) {
      var byAddress = signIns.take(network.get());
      return byAddress.granted() ? byAddress.tighter(accounts.take(caller.getName())) : byAddress;
    }
    return caller.getRoles().contains(Access.SESSIONS_REPORT)
        ? gateways.take(caller.getName())
        : accounts.take(caller.getName());
  }
}
