package io.neosc.benchmark.fault;

import io.neosc.benchmark.fault.Door.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Launches and ends one session after the other, and repeats what had no known outcome until it has
 * one: launches under the same name, ends as they are. What it was told must be true afterwards.
 * Whoever is told to stop after a launch keeps its session until the next time.
 */
final class Person {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_CATCHING_UP = Duration.ofSeconds(5);

  /** Not a bound for the product: on a busy machine a server's start alone takes a minute. */
  private static final Duration LONGEST_TROUBLE = Duration.ofMinutes(5);

  private final Door door;
  private final List<String> workspaces;
  private final Ledger ledger;
  private final Recovery recovery;
  private final Random random;
  private @Nullable Held held;
  private long launches;

  /** A live session of this person. */
  private record Held(String workspace, String session) {}

  /**
   * @param recovery that of the server at which the door is
   */
  Person(Door door, List<String> workspaces, Ledger ledger, Recovery recovery, long seed) {
    this.door = door;
    this.workspaces = workspaces;
    this.ledger = ledger;
    this.recovery = recovery;
    this.random = new Random(seed);
  }

  Door door() {
    return door;
  }

  void work(BooleanSupplier goOn) {
    while (goOn.getAsBoolean()) {
      if (held == null) {
        launch();
      } else {
        end(held);
        held = null;
      }
    }
  }

  private void launch() {
    var workspace = "/api/workspaces/" + workspaces.get(random.nextInt(workspaces.size()));
    var key = Long.toHexString(random.nextLong()) + "-" + ++launches;
    var told = changed(() -> door.post(workspace + "/launch", key));
    var answer = told.answer();
    switch (answer.status()) {
      case 201 -> {
        var session = answer.text("session_id");
        ledger.launched(session);
        recovery.acknowledged();
        held = new Held(workspace, session);
        if (!listsRightly(session, true, told)) {
          ledger.violation(
              "a launch was acknowledged and is not among the active ones: " + session);
        }
      }
      case 422 -> ledger.refused();
      default -> ledger.violation("a launch was answered " + answer);
    }
  }

  private void end(Held live) {
    var end = random.nextBoolean() ? Ledger.End.STOP : Ledger.End.DISCONNECT;
    var path =
        switch (end) {
          case STOP -> live.workspace() + "/stop";
          case DISCONNECT -> "/api/sessions/" + live.session() + "/disconnect";
        };
    var told = changed(() -> door.post(path, null));
    var before = told.answer().status() == 409 && told.triedBefore();
    if (told.answer().status() == 200 || before) {
      ledger.ended(live.session(), end);
      recovery.acknowledged();
    } else {
      ledger.violation("an end was answered " + told.answer());
    }
    if (!listsRightly(live.session(), false, told)) {
      ledger.violation("an end was acknowledged and the session is active: " + live.session());
    }
  }

  /**
   * Whether the own list of live sessions has it, or not, as it should: at once if the first try
   * was acknowledged, else as soon as the change stream has brought what an earlier one did.
   */
  private boolean listsRightly(String session, boolean expected, Insisted told) {
    var until = System.nanoTime() + LONGEST_CATCHING_UP.toNanos();
    while (true) {
      var active = insisted(() -> door.get("/api/sessions/active")).answer().texts("id");
      if (active.contains(session) == expected) {
        return true;
      }
      if (!told.triedBefore() || System.nanoTime() > until) {
        return false;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private Insisted changed(Supplier<Answer> call) {
    var insisted = insisted(call);
    if (insisted.triedBefore()) {
      ledger.unknown();
    }
    return insisted;
  }

  /**
   * An answer, at last.
   *
   * @param triedBefore whether an earlier try may have done it
   */
  private record Insisted(Answer answer, boolean triedBefore) {}

  private static Insisted insisted(Supplier<Answer> call) {
    var until = System.nanoTime() + LONGEST_TROUBLE.toNanos();
    var tried = false;
    while (true) {
      var answer = call.get();
      if (answer.known()) {
        return new Insisted(answer, tried);
      }
      tried = true;
      if (System.nanoTime() > until) {
        throw new IllegalStateException("no recovery within " + LONGEST_TROUBLE + ": " + answer);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
