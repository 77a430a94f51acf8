package io.neosc.application.session;

import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.session.Circumstances;
import io.neosc.domain.session.Scrutiny;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.session.Suspicion;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what a launch has to know of its account. */
final class LaunchCircumstances {
  private final SessionRepository sessions;
  private final LaunchSettings settings;
  private final KnownPlaces places = new KnownPlaces();

  LaunchCircumstances(SessionRepository sessions, LaunchSettings settings) {
    this.sessions = sessions;
    this.settings = settings;
  }

  Circumstances of(
      SessionId id, AccountId account, int slot, String address, @Nullable SessionId resume) {
    var place = Scrutiny.placeOf(address);
    // asked twice: between the first two answers the account's very first session may have begun
    var never =
        !wasThere(account, place, id) && sessions.hasAny(account) && !wasThere(account, place, id);
    var marks = never ? Set.of(Suspicion.NEW_ADDRESS) : Set.<Suspicion>of();
    return new Circumstances(slot, address, settings.limits(), Scrutiny.of(marks), resume);
  }

  private boolean wasThere(AccountId account, String place, SessionId except) {
    if (places.contains(account, place)) {
      return true;
    }
    var was = sessions.hasAnyFrom(account, place, except);
    if (was) {
      places.add(account, place);
    }
    return was;
  }
}
