package io.neosc.bootstrap.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.neosc.application.shared.port.CriticalMarker;

/** The five levels that log lines name (OB-6). */
final class Levels {
  private Levels() {}

  static String of(ILoggingEvent event) {
    return switch (event.getLevel().toInt()) {
      case Level.ERROR_INT -> critical(event) ? "CRITICAL" : "ERROR";
      case Level.WARN_INT -> "WARNING";
      case Level.INFO_INT -> "INFO";
      default -> "DEBUG";
    };
  }

  private static boolean critical(ILoggingEvent event) {
    var markers = event.getMarkerList();
    return markers != null && markers.contains(CriticalMarker.MARKER);
  }
}
