package io.neosc.domain.session;

import io.neosc.domain.shared.IpAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is remembered of a session because it says something about its account (SE-13).
 *
 * @param marks suspicions that stay, whatever is observed later
 * @param places where it was used from, the latest last; the oldest of more than fifty are
 *     forgotten
 */
public record Scrutiny(Set<Suspicion> marks, List<String> places) {
  public static final Scrutiny NONE = new Scrutiny(Set.of(), List.of());
  private static final int MOST_PLACES = 50;

  public Scrutiny {
    var copy = EnumSet.noneOf(Suspicion.class);
    copy.addAll(marks);
    marks = Collections.unmodifiableSet(copy);
    places = List.copyOf(places.subList(Math.max(0, places.size() - MOST_PLACES), places.size()));
  }

  /** Marked at launch. */
  public static Scrutiny of(Set<Suspicion> marks) {
    return new Scrutiny(marks, List.of());
  }

  /**
   * What counts as one place: an IPv4 address, the /64 of an IPv6 address, whose rest changes by
   * the day.
   */
  public static String placeOf(String ipAddress) {
    return IpAddress.parse(ipAddress).map(IpAddress::network).orElse(ipAddress);
  }

  Scrutiny including(String ipAddress) {
    var place = placeOf(ipAddress);
    if (places.contains(place)) {
      return this;
    }
    var more = new ArrayList<>(places);
    more.add(place);
    return new Scrutiny(marks, more);
  }

  Scrutiny marked(Set<Suspicion> more) {
    var all = EnumSet.noneOf(Suspicion.class);
    all.addAll(marks);
    all.addAll(more);
    return new Scrutiny(all, places);
  }

  /** The marks and what follows from {@code evidence}; empty if nothing is suspicious. */
  Set<Suspicion> suspicions(Evidence evidence) {
    var all = EnumSet.noneOf(Suspicion.class);
    all.addAll(marks);
    if (evidence.tunnel().value() != TunnelStatus.ENCRYPTED) {
      all.add(Suspicion.TUNNEL_NOT_ENCRYPTED);
    }
    if (!evidence.mfa().value()) {
      all.add(Suspicion.NO_SECOND_FACTOR);
    }
    return Collections.unmodifiableSet(all);
  }
}
