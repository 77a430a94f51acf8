package io.neosc.application.audit.archive;

import java.util.Locale;

/** Nothing left and nothing was removed: it would not have been right. */
public final class ArchivingRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Reason reason;

  /** Why. */
  public enum Reason {
    /** The trail is not what was written: it stays where it is, as evidence. */
    TRAIL_BROKEN,
    /** Nobody can tell whether the trail is what was written. */
    TRAIL_UNPROVEN,
    /** What left before cannot be found and verified here. */
    ARCHIVE_MISSING,
    /** What was read back is not what is stored. */
    READ_BACK_DIFFERS;

    /** In lower case, for logs and health. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  ArchivingRefused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  ArchivingRefused(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
