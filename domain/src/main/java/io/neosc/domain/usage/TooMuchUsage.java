package io.neosc.domain.usage;

import io.neosc.domain.shared.DomainException;

/** The window holds more sessions than are added up for one question. */
public final class TooMuchUsage extends DomainException.RuleViolated {
  private static final long serialVersionUID = 1L;

  public TooMuchUsage(int limit) {
    super(
        "usage.too-much",
        "There are more than " + limit + " sessions to add up; ask for a narrower or later window");
  }
}
