package io.neosc.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.neosc.bootstrap.config.Configuration;
import io.neosc.bootstrap.config.Use;
import java.util.function.ToIntFunction;

/** What a command does on files, without a server or a database. */
final class FileWork {
  private FileWork() {}

  /**
   * Asks the beans of what is configured.
   *
   * @throws StartRefused if the configuration is not sound
   */
  static int run(Surroundings surroundings, ToIntFunction<ApplicationContext> work) {
    Logging.toErrors();
    var configuration = Sound.require(Configuration.read(surroundings.variables(), Use.FILES));
    try (var context = Beans.withoutServing(configuration)) {
      context.start();
      return work.applyAsInt(context);
    }
  }
}
