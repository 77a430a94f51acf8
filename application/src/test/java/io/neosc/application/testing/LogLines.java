package io.neosc.application.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** What one logger and those below it were told while this was open. */
public final class LogLines implements AutoCloseable {
  private final Logger logger;
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  private LogLines(Logger logger) {
    this.logger = logger;
    appender.start();
    logger.addAppender(appender);
  }

  public static LogLines of(String name) {
    return new LogLines((Logger) LoggerFactory.getLogger(name));
  }

  public List<ILoggingEvent> events() {
    return List.copyOf(appender.list);
  }

  /** The named values of each line. */
  public List<Map<String, @Nullable Object>> values() {
    return events().stream().map(LogLines::valuesOf).toList();
  }

  private static Map<String, @Nullable Object> valuesOf(ILoggingEvent event) {
    var values = new HashMap<String, @Nullable Object>();
    Objects.requireNonNullElse(event.getKeyValuePairs(), List.<KeyValuePair>of())
        .forEach(pair -> values.put(pair.key, pair.value));
    return values;
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
    appender.stop();
  }
}
