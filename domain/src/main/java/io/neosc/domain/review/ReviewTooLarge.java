package io.neosc.domain.review;

import io.neosc.domain.shared.DomainException;

/** The week holds more than is added up for one question. */
public final class ReviewTooLarge extends DomainException.RuleViolated {
  private static final long serialVersionUID = 1L;

  public ReviewTooLarge() {
    super(
        "audit.review-too-large",
        "The week holds more entries than can be added up in time; search the trail instead");
  }
}
