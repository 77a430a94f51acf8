package io.neosc.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Store;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.bootstrap.config.ConfigKeys;
import io.neosc.bootstrap.config.Configuration;
import io.neosc.bootstrap.config.Use;
import io.neosc.domain.audit.ChainHead;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** What a command does on the database, through the same services and the same write door. */
final class DatabaseWork {
  private static final int TRACE_ID_BYTES = 16;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

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

  /**
   * Does {@code work} with the beans of a database as it is: no index and no form is changed.
   *
   * @param uri of the database; blank for the one that is configured
   * @throws StartRefused if the configuration is not sound
   * @throws StoreSilent if MongoDB has no primary in time
   */
  static int look(Surroundings surroundings, String uri, ToIntFunction<ApplicationContext> work) {
    Logging.toErrors();
    var variables =
        uri.isBlank()
            ? surroundings.variables()
            : Configuration.set(surroundings.variables(), ConfigKeys.MONGODB_URI, uri);
    var configuration = Sound.require(Configuration.read(variables, Use.DATABASE));
    try (var context = Beans.withoutServing(configuration)) {
      context.start();
      await(context.getBean(FoundTrail.class), surroundings.patience());
      return work.applyAsInt(context);
    }
  }

  private static void await(FoundTrail trail, Duration patience) {
    var begun = System.nanoTime();
    while (true) {
      try {
        var _ = trail.last(ChainHead.MAIN);
        return;
      } catch (StoreUnavailable _) {
        if (System.nanoTime() - begun > patience.toNanos()) {
          throw new StoreSilent(patience);
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
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
