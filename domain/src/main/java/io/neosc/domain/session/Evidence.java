package io.neosc.domain.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was observed of a session's security conditions.
 *
 * @param recording whether it is being recorded; null as long as nobody said
 */
public record Evidence(
    Observation<TunnelStatus> tunnel,
    Observation<Boolean> mfa,
    Observation<String> ip,
    @Nullable Observation<Boolean> recording) {

  /** The address of a person who was erased. */
  public static final String NO_ADDRESS = "erased";

  /** Nothing is known of a recording. */
  public Evidence(
      Observation<TunnelStatus> tunnel, Observation<Boolean> mfa, Observation<String> ip) {
    this(tunnel, mfa, ip, null);
  }

  /**
   * What can be known at launch: the connection's address, the factors of the sign-in, and of the
   * tunnel nothing.
   */
  public static Evidence atLaunch(String ipAddress, boolean secondFactor, Instant now) {
    return new Evidence(
        new Observation<>(TunnelStatus.UNKNOWN, "none", now),
        new Observation<>(secondFactor, "sign_in", now),
        new Observation<>(ipAddress, "connection", now));
  }

  /**
   * With what {@code report} says anew (SE-7). A value that is known already leaves its evidence as
   * it is, and so does one that was seen no later than what is known: evidence is equal exactly if
   * there is no news.
   *
   * @param sign until when what is known was seen again; null if it was not
   */
  public Evidence with(Report report, @Nullable SignOfLife sign) {
    return new Evidence(
        newer(tunnel, report.tunnel(), sign == null ? null : sign.tunnelAt(), report),
        mfa,
        newer(ip, report.ipAddress(), sign == null ? null : sign.ipAt(), report),
        recording == null
            ? first(report.recording(), report)
            : newer(
                recording, report.recording(), sign == null ? null : sign.recordingAt(), report));
  }

  /** With {@link #NO_ADDRESS} in the place of the address; where that came from and when stays. */
  Evidence withoutAddress() {
    return new Evidence(
        tunnel, mfa, new Observation<>(NO_ADDRESS, ip.source(), ip.observedAt()), recording);
  }

  private static <T> Observation<T> newer(
      Observation<T> known, @Nullable T said, @Nullable Instant seenAgainAt, Report report) {
    var late =
        !report.at().isAfter(known.observedAt())
            || (seenAgainAt != null && !report.at().isAfter(seenAgainAt));
    return said == null || said.equals(known.value()) || late
        ? known
        : new Observation<>(said, report.source(), report.at());
  }

  private static @Nullable Observation<Boolean> first(@Nullable Boolean said, Report report) {
    return said == null ? null : new Observation<>(said, report.source(), report.at());
  }
}
