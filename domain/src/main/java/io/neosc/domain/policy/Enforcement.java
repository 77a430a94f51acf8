package io.neosc.domain.policy;

/** What a violated control does. */
public enum Enforcement {
  /** Refuses, or ends what violates it. */
  ENFORCED,
  /** Records, shows and scores the violation, and refuses nothing. */
  MONITORED,
  /** The product cannot check it, says so, and counts it against the score. */
  UNSUPPORTED
}
