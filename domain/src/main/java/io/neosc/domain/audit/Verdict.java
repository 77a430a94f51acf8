package io.neosc.domain.audit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one of the three questions of a verification (AU-9).
 *
 * @param finding what is wrong, when it is broken
 * @param reason why nothing can be told, when it is unknown
 */
public record Verdict(Status status, @Nullable Finding finding, @Nullable String reason) {
  public static final Verdict INTACT = new Verdict(Status.INTACT, null, null);

  public static Verdict broken(Finding finding) {
    return new Verdict(Status.BROKEN, finding, null);
  }

  public static Verdict unknown(String reason) {
    return new Verdict(Status.UNKNOWN, null, reason);
  }

  /** What can be said, from good to bad. */
  public enum Status {
    INTACT,
    /** What is there does not suffice for an answer. */
    UNKNOWN,
    BROKEN;

    /** In lower case, as it is on the wire. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
