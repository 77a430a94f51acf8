package io.neosc.application.audit;

import io.neosc.application.audit.port.out.AuditTexts;
import io.neosc.application.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the words of new entries every second, and of old ones after an upgrade, no faster than
 * the server can spare. Nobody waits for it: a search for words takes in itself what is missing.
 */
public final class TextFeeding {
  private static final Logger log = LoggerFactory.getLogger(TextFeeding.class);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final int AT_ONCE = 1_000;

  private final AuditTexts texts;
  private final ScheduledExecutorService worker;

  /**
   * @param worker runs one task at a time; its owner ends it
   */
  public TextFeeding(AuditTexts texts, ScheduledExecutorService worker) {
    this.texts = texts;
    this.worker = worker;
  }

  /** Begins; to be called once. */
  public void start() {
    again();
  }

  private void beat() {
    try {
      var _ = texts.feed(AT_ONCE);
    } catch (StoreUnavailable away) {
      log.debug("No words are taken in, the store is {}", away.kind());
    } catch (RuntimeException e) {
      log.warn("The words of the audit trail's new entries are not taken in", e);
    } finally {
      again();
    }
  }

  private void again() {
    try {
      var _ = worker.schedule(this::beat, BEAT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException ending) {
      log.debug("No further words, the process ends", ending);
    }
  }
}
