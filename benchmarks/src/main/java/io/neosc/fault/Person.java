package io.neosc.fault;

import io.neosc.fault.Door.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Launches and ends one session after the other, and repeats what had no known outcome until it has
 * one: launches under the same name, ends as they are. What it was told must be true afterwards.
 */
final class Person implements Runnable {
  private static final Duration PAUSE = Duration.ofMillis(40);
  private static final Duration LONGEST_TROUBLE = Duration.ofSeconds(90);

  private final Door door;
  private final List<String> workspaces;
  private final Ledger ledger;
  private final BooleanSupplier goOn;
  private final Random random;
  private long launches;

  Person(Door door, List<String> workspaces, Ledger ledger, BooleanSupplier goOn, long seed) {
    this.door = door;
    this.workspaces = workspaces;
    this.ledger = ledger;
    this.goOn = goOn;
    this.random = new Random(seed);
  }

  @Override
  public void run() {
    while (goOn.getAsBoolean()) {
      useOne();
    }
  }

  private void useOne() {
    var workspace = "/api/workspaces/" + workspaces.get(random.nextInt(workspaces.size()));
    var key = Long.toHexString(random.nextLong()) + "-" + ++launches;
    var launch = insisted(() -> door.post(workspace + "/launch", key));
    switch (launch.answer().status()) {
      case 201 -> {
        var session = launch.answer().text("session_id");
        ledger.launched(session);
        if (active().contains(session)) {
          end(workspace, session);
        } else {
          ledger.violation(
              "a launch was acknowledged and is not among the active ones: " + session);
        }
      }
      case 422 -> ledger.refused();
      default -> ledger.violation("a launch was answered " + launch.answer());
    }
  }

  private void end(String workspace, String session) {
    var byWorkspace = random.nextBoolean();
    var path = byWorkspace ? workspace + "/stop" : "/api/sessions/" + session + "/disconnect";
    var end = insisted(() -> door.post(path, null));
    var before = end.answer().status() == 409 && end.triedBefore();
    if (end.answer().status() == 200 || before) {
      ledger.ended(session);
    } else {
      ledger.violation("an end was answered " + end.answer());
    }
    if (active().contains(session)) {
      ledger.violation("an end was acknowledged and the session is still active: " + session);
    }
  }

  private List<String> active() {
    return insisted(() -> door.get("/api/sessions/active")).answer().texts("id");
  }

  /**
   * An answer, at last.
   *
   * @param triedBefore whether an earlier try may have done it
   */
  private record Insisted(Answer answer, boolean triedBefore) {}

  private Insisted insisted(Supplier<Answer> call) {
    var until = System.nanoTime() + LONGEST_TROUBLE.toNanos();
    var tried = false;
    while (true) {
      var answer = call.get();
      if (answer.known()) {
        return new Insisted(answer, tried);
      }
      tried = true;
      ledger.unknown();
      if (System.nanoTime() > until) {
        throw new IllegalStateException("no recovery within " + LONGEST_TROUBLE + ": " + answer);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
