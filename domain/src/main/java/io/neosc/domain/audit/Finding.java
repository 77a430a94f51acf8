package io.neosc.domain.audit;

import java.util.Locale;

/**
 * In what way a trail is not as it was written (AU-9).
 *
 * @param seq the first place that is not as it was
 * @param detail the rest of a sentence that begins with "entry seq"; nothing personal
 */
public record Finding(Kind kind, long seq, String detail) {

  /** What was done to the trail. */
  public enum Kind {
    /** The content, the personal part or the hash of an entry is another one. */
    CHANGED,
    /** An entry is not there any more. */
    DELETED,
    /** An entry was put between those that were written. */
    INSERTED,
    /** Two entries stand in each other's place. */
    SWAPPED,
    /** The end of the chain is missing: a checkpoint saw it further on. */
    CUT,
    /** Entries were written anew, with hashes to match. */
    FORGED,
    /** A checkpoint is not the one that was signed, or is missing. */
    CHECKPOINT_REPLACED,
    /** Entries have been waiting too long for a checkpoint. */
    STALE;

    /** In lower case, as it is on the wire, in alerts and in metrics. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
