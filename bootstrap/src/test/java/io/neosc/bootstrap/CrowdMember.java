package io.neosc.bootstrap;

import io.neosc.bootstrap.Caller.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * One of many callers that launch and stop as fast as they can until the server dies, and write
 * down what was acknowledged. Some of them also sign in and out.
 */
final class CrowdMember implements Runnable {
  /** Hashing a password costs as much as a hundred launches: who only signs in starves the rest. */
  private static final int SPELLS = 10;

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Caller caller;
  private final String email;
  private final String password;
  private final boolean restless;
  private final String[] workspaces;
  private final Ledger ledger;
  private final AtomicInteger unknown;
  private final Random random;

  CrowdMember(
      Caller caller,
      String email,
      String password,
      boolean restless,
      String[] workspaces,
      Ledger ledger,
      AtomicInteger unknown,
      long seed) {
    this.caller = caller;
    this.email = email;
    this.password = password;
    this.restless = restless;
    this.workspaces = workspaces;
    this.ledger = ledger;
    this.unknown = unknown;
    this.random = new Random(seed);
  }

  @Override
  public void run() {
    try {
      while (true) {
        if (restless) {
          visit();
        } else {
          use(caller);
        }
      }
    } catch (UncheckedIOException _) {
      unknown.incrementAndGet();
    }
  }

  /** A whole visit on a sign-in of its own. */
  private void visit() {
    var answer =
        caller.post(
            "/api/auth/login",
            """
            {"email": "%s", "password": "%s"}\
            """
                .formatted(email, password));
    if (answer.status() != 200) {
      requireBusy(answer);
      return;
    }
    ledger.acknowledged(
        Ledger.Kind.SIGNED_IN, answer.json().get("user").get("id").getStringValue());
    var signedIn = caller.withToken(answer.text("access_token"));
    for (var spell = 0; spell < SPELLS; spell++) {
      use(signedIn);
    }
    var left = signedIn.post("/api/auth/logout");
    if (left.status() == 200) {
      ledger.acknowledged(Ledger.Kind.SIGNED_OUT, email);
    } else {
      requireBusy(left);
    }
  }

  private void use(Caller as) {
    var workspace = "/api/workspaces/" + workspaces[random.nextInt(workspaces.length)];
    var launch = as.post(workspace + "/launch");
    if (launch.status() == 201) {
      ledger.acknowledged(Ledger.Kind.LAUNCHED, launch.text("session_id"));
    } else if (launch.status() != 200 && launch.status() != 422) {
      requireBusy(launch);
      return;
    }
    var stop = as.post(workspace + "/stop");
    if (stop.status() == 200) {
      for (var session : Answer.texts(stop.json().get("sessions"), "id")) {
        ledger.acknowledged(Ledger.Kind.STOPPED, session);
      }
    } else if (stop.status() != 409) {
      requireBusy(stop);
    }
  }

  /** The server may be too busy for somebody, with an unknown outcome; it may not break. */
  private void requireBusy(Answer answer) {
    if (answer.status() != 503 && answer.status() != 429) {
      throw new AssertionError("unexpected: " + answer);
    }
    unknown.incrementAndGet();
    LockSupport.parkNanos(PAUSE.toNanos());
  }
}
