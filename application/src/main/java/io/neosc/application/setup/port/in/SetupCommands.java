package io.neosc.application.setup.port.in;

/** Fills an empty database. */
public interface SetupCommands {

  /**
   * Creates what is missing: the default organization, the admin if there is no account at all, the
   * shipped policies that were never created, the catalogue if no workspace was ever created. Safe
   * on several nodes at once and after an interruption.
   */
  void prepare(FirstStart wanted);
}
