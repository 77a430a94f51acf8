package io.neosc.application.session;

import io.neosc.domain.identity.AccountId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Places that accounts are known to have been used from, the latest asked for. Who once was
 * somewhere stays one who was there, so it need not be asked again; that somebody never was is not
 * remembered. Bounded: what is forgotten is asked for again.
 */
final class KnownPlaces {
  static final int MOST = 50_000;

  private final Map<Place, Boolean> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Boolean> eldest) {
          return size() > MOST;
        }
      };

  private record Place(AccountId account, String name) {}

  synchronized boolean contains(AccountId account, String place) {
    return known.get(new Place(account, place)) != null;
  }

  synchronized void add(AccountId account, String place) {
    known.put(new Place(account, place), Boolean.TRUE);
  }
}
