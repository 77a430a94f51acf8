package io.neosc.adapter.mongo.commit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Callers that operate on a door without a pause, noting every answer in a ledger. */
final class Load implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> callers = new ArrayList<>();
  private final Ledger ledger;
  private volatile boolean stop;

  Load(Ledger ledger, Door door, int callers) {
    this.ledger = ledger;
    for (var caller = 0; caller < callers; caller++) {
      this.callers.add(threads.submit(() -> operate(door)));
    }
  }

  private void operate(Door door) {
    for (var i = 0; !stop; i++) {
      ledger.operate(door, i % 3 != 0);
    }
  }

  /** Waits until so many further operations have been acknowledged. */
  void awaitMore(int operations, Duration atMost) {
    var before = ledger.acknowledged();
    await().atMost(atMost).until(() -> ledger.acknowledged() >= before + operations);
  }

  /** Stops and fails if a caller met anything else than an answer. */
  void stop() throws Exception {
    stop = true;
    for (var caller : callers) {
      caller.get();
    }
  }

  @Override
  public void close() {
    stop = true;
    threads.close();
  }
}
