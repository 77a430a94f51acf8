package io.neosc.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Store;
import io.neosc.bootstrap.config.Configuration;
import io.neosc.bootstrap.config.Use;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** What a command does on the database, through the same services and the same write door. */
final class DatabaseWork {
  private static final int TRACE_ID_BYTES = 16;

  private DatabaseWork() {}

  /**
   * Does {@code work} with the beans of a prepared database and gives its result.
   *
   * @throws StartRefused if the configuration is not sound
   * @throws StoreSilent if MongoDB has no primary in time
   */
  static <T> T run(Surroundings surroundings, Use use, Function<ApplicationContext, T> work) {
    Logging.toErrors();
    var configuration = Sound.require(Configuration.read(surroundings.variables(), use));
    try (var lifespan = new Lifespan()) {
      if (use == Use.DEVELOPMENT) {
        var development = new Development(configuration);
        development.database().ifPresent(lifespan::add);
        configuration = development.configuration();
      }
      var context = lifespan.add(Beans.withoutServing(configuration));
      context.start();
      prepare(context.getBean(Store.class), surroundings.patience());
      return work.apply(context);
    }
  }

  /** The next change is that of somebody at this machine. */
  static CommitContext commandLine() {
    var trace = new byte[TRACE_ID_BYTES];
    new SecureRandom().nextBytes(trace);
    return CommitContext.commandLine(HexFormat.of().formatHex(trace));
  }

  private static void prepare(Store store, Duration patience) {
    try {
      CompletableFuture.runAsync(store::prepare, task -> Thread.ofVirtual().start(task))
          .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw new StoreSilent(patience);
      }
      throw e;
    }
  }

  /** MongoDB did not answer in time. */
  static final class StoreSilent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreSilent(Duration waited) {
      super(
          "MongoDB did not answer within " + waited.toSeconds() + " s; nothing was changed.",
          null,
          false,
          false);
    }
  }
}
