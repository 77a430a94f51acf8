package io.neosc.domain.session;

import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.shared.IpAddress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway says of a session at one moment (SE-7); null where it says nothing.
 *
 * @param gateway the key that it showed
 * @param ipAddress in its one written form
 * @param bytesIn all bytes from the user's side since the session began, 0 to 2^53 - 1
 * @param bytesOut all bytes towards the user's side since the session began, 0 to 2^53 - 1
 * @param recording whether the session is being recorded
 * @param at when the gateway saw it, by its clock
 */
public record Report(
    ApiKeyId gateway,
    @Nullable TunnelStatus tunnel,
    @Nullable String ipAddress,
    @Nullable Long bytesIn,
    @Nullable Long bytesOut,
    @Nullable Boolean recording,
    Instant at) {
  /** By how much a gateway's clock may be ahead of this one. */
  public static final Duration LONGEST_AHEAD = Duration.ofSeconds(60);

  /** The largest count of bytes: every reader of JSON takes it as it is. */
  public static final long MOST_BYTES = (1L << 53) - 1;

  public Report {
    if (ipAddress != null) {
      ipAddress = new IpAddress(ipAddress).text();
    }
    requireCount(bytesIn);
    requireCount(bytesOut);
  }

  private static void requireCount(@Nullable Long bytes) {
    if (bytes != null && (bytes < 0 || bytes > MOST_BYTES)) {
      throw new IllegalArgumentException("bytes are counted from 0 to " + MOST_BYTES);
    }
  }

  /**
   * Refuses what was seen later than now: taken in, it would make everything late that comes until
   * then.
   *
   * @throws ReportAhead if it is ahead by more than {@link #LONGEST_AHEAD}
   */
  public void requireSeenBy(Instant now) {
    var ahead = Duration.between(now, at);
    if (ahead.compareTo(LONGEST_AHEAD) > 0) {
      throw new ReportAhead(ahead);
    }
  }

  /** Where evidence says that it comes from. */
  public String source() {
    return "gateway:" + gateway.value();
  }
}
