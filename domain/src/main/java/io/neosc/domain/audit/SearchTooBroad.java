package io.neosc.domain.audit;

import io.neosc.domain.shared.DomainException;
import java.time.Duration;

/** So much of the trail lies between the entries that fit that the search was given up. */
public final class SearchTooBroad extends DomainException.RuleViolated {
  private static final long serialVersionUID = 1L;

  public SearchTooBroad(Duration longest) {
    super(
        "audit.search-too-broad",
        "No page was found within "
            + longest.toSeconds()
            + " s; ask for a narrower time, or for a further condition");
  }
}
