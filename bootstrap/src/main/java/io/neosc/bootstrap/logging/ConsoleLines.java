package io.neosc.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import io.neosc.domain.scrub.Scrubber;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Log lines for people, in their own time zone. What comes from outside cannot forge one: control
 * characters and what turns the direction of writing are escaped, and the lines of a stack trace
 * are indented. logback-console.xml and logback-demo.xml name it.
 */
public final class ConsoleLines extends LayoutBase<ILoggingEvent> {
  private static final int LEVEL_WIDTH = 8;
  private static final int LOGGER_WIDTH = 20;
  private static final int USUAL_LENGTH = 200;
  private final DateTimeFormatter time =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  @Override
  public String doLayout(ILoggingEvent event) {
    var line = new StringBuilder(USUAL_LENGTH);
    time.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), line);
    column(line, Levels.of(event), LEVEL_WIDTH);
    var logger = event.getLoggerName();
    column(line, logger.substring(logger.lastIndexOf('.') + 1), LOGGER_WIDTH);
    line.append(' ');
    escape(line, Scrubber.scrub(String.valueOf(event.getFormattedMessage())));
    values(line, event);
    var trace = event.getMDCPropertyMap().get("trace_id");
    if (trace != null) {
      escape(line.append(" [trace "), Scrubber.scrub(trace));
      line.append(']');
    }
    line.append(System.lineSeparator());
    stackTrace(line, event);
    return line.toString();
  }

  private static void column(StringBuilder line, String text, int width) {
    line.append(' ').append(text, 0, Math.min(width, text.length()));
    line.repeat(' ', width - Math.min(width, text.length()));
  }

  /** What is not known is left out, as in JSON. */
  private static void values(StringBuilder line, ILoggingEvent event) {
    var pairs = event.getKeyValuePairs();
    if (pairs != null) {
      for (var pair : pairs) {
        if (pair.value != null) {
          escape(line.append(' '), pair.key);
          escape(line.append('='), value(pair.key, pair.value));
        }
      }
    }
  }

  private static String value(String name, Object value) {
    return value instanceof String text
        ? Scrubber.scrubNamed(name, text)
        : String.valueOf(Scrubber.scrubAll(value));
  }

  private static void stackTrace(StringBuilder line, ILoggingEvent event) {
    var thrown = event.getThrowableProxy();
    if (thrown != null) {
      Scrubber.scrub(ThrowableProxyUtil.asString(thrown))
          .lines()
          .forEach(frame -> {
            escape(line.append("    "), frame.replace('\t', ' '));
            line.append(System.lineSeparator());
          });
    }
  }

  private static void escape(StringBuilder line, String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> {
          if (Character.isISOControl(c) || turns(c)) {
            line.append("\\u").append("%04x".formatted((int) c));
          } else {
            line.append(c);
          }
        }
      }
    }
  }

  /** Line separators of Unicode, and what changes the direction of writing. */
  private static boolean turns(char c) {
    return (c >= '\u2028' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\u200E'
        || c == '\u200F';
  }
}
