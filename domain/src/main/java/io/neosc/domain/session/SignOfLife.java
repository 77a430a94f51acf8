package io.neosc.domain.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session beside its state: what comes again and again and is no news. Each part
 * only ever grows, so that signs can be put together in any order, any number of times.
 *
 * @param lastSeenAt when it was last heard of
 * @param tunnelAt until when the tunnel was seen as its evidence says; null if only once
 * @param ipAt the same for the address
 * @param recordingAt the same for the recording
 * @param bytesIn as reported; null if it never was
 * @param bytesOut as reported; null if it never was
 */
public record SignOfLife(
    SessionId session,
    Instant lastSeenAt,
    @Nullable Instant tunnelAt,
    @Nullable Instant ipAt,
    @Nullable Instant recordingAt,
    @Nullable Long bytesIn,
    @Nullable Long bytesOut) {

  /** Only that it was heard of. */
  public static SignOfLife seen(SessionId session, Instant at) {
    return new SignOfLife(session, at, null, null, null, null, null);
  }

  /**
   * What of {@code report} is no news beside {@code evidence}, which already has what it changed.
   *
   * @param now nothing is heard of later than that, whatever the gateway's clock says
   */
  public static SignOfLife of(SessionId session, Report report, Evidence evidence, Instant now) {
    var at = report.at();
    var recording = evidence.recording();
    return new SignOfLife(
        session,
        at.isAfter(now) ? now : at,
        report.tunnel() == evidence.tunnel().value() ? at : null,
        evidence.ip().value().equals(report.ipAddress()) ? at : null,
        recording != null && recording.value().equals(report.recording()) ? at : null,
        report.bytesIn(),
        report.bytesOut());
  }

  /**
   * What both say together.
   *
   * @throws IllegalArgumentException if they are signs of two sessions
   */
  public SignOfLife and(SignOfLife other) {
    if (!session.equals(other.session)) {
      throw new IllegalArgumentException("signs of two sessions");
    }
    if (equals(other)) {
      return this;
    }
    return new SignOfLife(
        session,
        lastSeenAt.isAfter(other.lastSeenAt) ? lastSeenAt : other.lastSeenAt,
        larger(tunnelAt, other.tunnelAt),
        larger(ipAt, other.ipAt),
        larger(recordingAt, other.recordingAt),
        larger(bytesIn, other.bytesIn),
        larger(bytesOut, other.bytesOut));
  }

  private static <T extends Comparable<T>> @Nullable T larger(@Nullable T a, @Nullable T b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) >= 0 ? a : b;
  }
}
