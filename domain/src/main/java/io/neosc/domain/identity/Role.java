package io.neosc.domain.identity;

/** What an account may do (spec 02). The order is of reading rights, not of all rights. */
public enum Role {
  /** Own sessions and own audit entries; launches and stops. */
  USER,
  /** Reads everything, changes nothing at all. */
  AUDITOR,
  /** An auditor's reading, plus alerts, incidents and the ending of sessions. */
  OPERATOR,
  ADMIN;

  /** Whether it sees what belongs to other accounts. */
  public boolean seesEverything() {
    return this != USER;
  }

  /** Whether it may have sessions. */
  public boolean launches() {
    return this != AUDITOR;
  }
}
