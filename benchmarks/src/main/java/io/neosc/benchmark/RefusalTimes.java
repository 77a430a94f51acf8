package io.neosc.benchmark;

import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Whether the time of a refused sign-in tells why it was refused (ID-3): an unknown account, a
 * wrong password and a disabled account with the right password, tried in turn over HTTP, each try
 * from an address of its own so that the waits of ID-13 do not decide. Compares the medians.
 */
public final class RefusalTimes {
  private static final int WARM_UP = 40;
  private static final String GONE = "gone@example.org";
  private static final String WRONG = "not-the-password-1";
  private static final int REFUSED = 401;

  private RefusalTimes() {}

  /**
   * @param arguments tries of each kind, 200 if absent
   */
  public static void main(String[] arguments) throws Exception {
    var tries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    try (var mongod = MongodServer.start(MongodOptions.temporary());
        var neosc =
            ServerProcess.neosc(
                mongod.uri(),
                Map.of(
                    "NEOSC_TRUSTED_PROXIES", "127.0.0.1",
                    "NEOSC_BRUTE_FORCE_ATTACKED_AFTER", "100000",
                    "NEOSC_BRUTE_FORCE_ATTACKED_DELAY", "0s"))) {
      neosc.disabledAccount(GONE, ServerProcess.PASSWORD);
      measure(neosc, tries);
    }
  }

  private record Try(String email, String password) {}

  @SuppressWarnings("ArrayRecordComponent") // filled while measuring, never compared
  private record Kind(String name, double[] millis, IntFunction<Try> attempt) {
    Kind(String name, int tries, IntFunction<Try> attempt) {
      this(name, new double[tries], attempt);
    }
  }

  private static void measure(ServerProcess neosc, int tries) {
    var kinds =
        List.of(
            new Kind("wrong password", tries, _ -> new Try(ServerProcess.ADMIN, WRONG)),
            new Kind("unknown account", tries, i -> new Try("no" + i + "@example.org", WRONG)),
            new Kind("disabled account", tries, _ -> new Try(GONE, ServerProcess.PASSWORD)));
    var address = 0;
    for (var i = -WARM_UP; i < tries; i++) {
      for (var kind : kinds) {
        var attempt = kind.attempt().apply(i + WARM_UP);
        var from = "198.18.%d.%d".formatted(address >> 8, address & 255);
        address++;
        var started = System.nanoTime();
        var status = neosc.tryLogin(attempt.email(), attempt.password(), from);
        var taken = (System.nanoTime() - started) / 1e6;
        if (status != REFUSED) {
          throw new IllegalStateException(kind.name() + " is answered " + status);
        }
        if (i >= 0) {
          kind.millis()[i] = taken;
        }
      }
    }
    for (var kind : kinds) {
      System.err.printf("%s: median %.1f ms%n", kind.name(), Row.median(kind.millis()));
    }
    var medians = kinds.stream().mapToDouble(kind -> Row.median(kind.millis())).toArray();
    var least = Arrays.stream(medians).min().orElseThrow();
    var most = Arrays.stream(medians).max().orElseThrow();
    System.out.println(
        Row.atMost("slowest median / fastest median", new double[] {most / least}, 1.1).text());
  }
}
