package io.neosc.application.audit;

import io.neosc.application.audit.port.out.AuditTexts;
import io.neosc.application.shared.port.StoreUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the words of new entries every second, a few at a time and with pauses four times as
 * long: a thousand at once kept the database busy for a tenth of a second, and everybody's changes
 * waited. Nobody waits for it: a search for words takes in itself what is missing.
 */
public final class TextFeeding {
  private static final Logger log = LoggerFactory.getLogger(TextFeeding.class);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration SHORTEST_REST = Duration.ofMillis(4);
  private static final int REST = 4;
  private static final int AT_ONCE = 50;

  private final AuditTexts texts;
  private final ScheduledExecutorService worker;
  private final InstantSource clock;

  /**
   * @param worker runs one task at a time; its owner ends it
   */
  public TextFeeding(AuditTexts texts, ScheduledExecutorService worker, InstantSource clock) {
    this.texts = texts;
    this.worker = worker;
    this.clock = clock;
  }

  /** Begins; to be called once. */
  public void start() {
    again(BEAT);
  }

  private void beat() {
    var pause = BEAT;
    try {
      var begun = clock.instant();
      if (texts.feed(AT_ONCE) == AT_ONCE) {
        pause = rest(Duration.between(begun, clock.instant()));
      }
    } catch (StoreUnavailable away) {
      log.debug("No words are taken in, the store is {}", away.kind());
    } catch (RuntimeException e) {
      log.warn("The words of the audit trail's new entries are not taken in", e);
    } finally {
      again(pause);
    }
  }

  /** A clock that jumped makes it no longer than a beat, and no shorter than a moment. */
  private static Duration rest(Duration took) {
    var rest = took.multipliedBy(REST);
    if (rest.compareTo(SHORTEST_REST) < 0) {
      return SHORTEST_REST;
    }
    return rest.compareTo(BEAT) > 0 ? BEAT : rest;
  }

  private void again(Duration pause) {
    try {
      var _ = worker.schedule(this::beat, pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException ending) {
      log.debug("No further words, the process ends", ending);
    }
  }
}
