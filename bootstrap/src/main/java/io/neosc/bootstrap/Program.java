package io.neosc.bootstrap;

import java.util.concurrent.CountDownLatch;

/**
 * One run of the server in this process, from its start to SIGTERM or Ctrl-C. It ends with exit
 * code 0 then (OP-6), which a JVM does not do by itself.
 */
final class Program {
  private Program() {}

  /**
   * Runs until the process ends.
   *
   * @throws RuntimeException if the server cannot start; nothing of it is left then
   */
  static void run(Mode mode) {
    Logging.choose(mode);
    var lifespan = new Lifespan();
    var atEnd =
        Thread.ofPlatform()
            .name("shutdown")
            .unstarted(() -> {
              lifespan.close();
              Runtime.getRuntime().halt(0);
            });
    Runtime.getRuntime().addShutdownHook(atEnd);
    try {
      new Start(mode, System.getenv(), lifespan).run();
    } catch (Lifespan.Over _) {
      // Stopped before it was ready: the hook is at work.
    } catch (RuntimeException e) {
      if (withdrawn(atEnd)) {
        lifespan.close();
        throw e;
      }
    }
    untilTheEnd();
  }

  /** False if the process is ending already: then the start failed because of that. */
  private static boolean withdrawn(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      return false;
    }
  }

  private static void untilTheEnd() {
    var never = new CountDownLatch(1);
    while (true) {
      try {
        never.await();
      } catch (InterruptedException _) {
        // Only the end of the process ends it.
      }
    }
  }
}
