package io.neosc.application.guard.port.in;

/** What an admin does about blocks (ID-13). */
public interface GuardCommands {

  /**
   * Takes a block away with all failures behind it.
   *
   * @throws io.neosc.domain.guard.BlockNotFound if nothing is blocked under this id
   */
  void clear(ClearBlock command);
}
