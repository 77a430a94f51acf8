package io.neosc.adapter.rest.metrics;

import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log lines of the category {@code performance} (OB-6): requests that took long. */
@Singleton
final class PerformanceLog {
  private static final Logger LOG = LoggerFactory.getLogger("io.neosc.performance");
  private final long slowNanos;

  PerformanceLog(LogSettings settings) {
    this.slowNanos = settings.slowRequest().toNanos();
  }

  /**
   * @param endpoint the route's template, never the path
   */
  void answered(String method, String endpoint, int status, long nanos) {
    var slow = nanos >= slowNanos;
    if (slow || LOG.isDebugEnabled()) {
      (slow ? LOG.atInfo() : LOG.atDebug())
          .addKeyValue("category", "performance")
          .addKeyValue("endpoint", endpoint)
          .addKeyValue("method", method)
          .addKeyValue("duration_ms", TimeUnit.NANOSECONDS.toMillis(nanos))
          .addKeyValue("status_code", status)
          .log(slow ? "A slow request" : "A request");
    }
  }
}
