package io.neosc.application.audit;

import io.neosc.application.audit.port.out.AuditTexts;
import io.neosc.application.shared.Rounds;
import io.neosc.application.shared.port.BackgroundWork;
import io.neosc.application.shared.port.StoreUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the words of new entries every second, a few at a time and with pauses four times as
 * long: a thousand at once kept the database busy for a tenth of a second, and everybody's changes
 * waited. Nobody waits for it: a search for words takes in itself what is missing.
 */
public final class TextFeeding implements BackgroundWork {
  private static final Logger log = LoggerFactory.getLogger(TextFeeding.class);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final int AT_ONCE = 50;

  private final AuditTexts texts;
  private final InstantSource clock;
  private final Rounds rounds;

  /**
   * @param worker runs one task at a time; its owner ends it
   */
  public TextFeeding(AuditTexts texts, ScheduledExecutorService worker, InstantSource clock) {
    this.texts = texts;
    this.clock = clock;
    this.rounds = new Rounds(worker, BEAT, this::beat);
  }

  @Override
  public void start() {
    rounds.start();
  }

  private Duration beat() {
    try {
      var begun = clock.instant();
      if (texts.feed(AT_ONCE) == AT_ONCE) {
        return rounds.rest(Duration.between(begun, clock.instant()));
      }
    } catch (StoreUnavailable away) {
      log.debug("No words are taken in, the store is {}", away.kind());
    } catch (RuntimeException e) {
      log.warn("The words of the audit trail's new entries are not taken in", e);
    }
    return BEAT;
  }

  @Override
  public void end() {
    // each node feeds, so nobody waits for this one
  }
}
