package io.neosc.application.identity.port.in;

/** Takes note of callers who asked for what they may not have (ID-18). */
public interface PermissionCommands {

  /**
   * Writes a refusal down. The first one of a caller, method and route is in the trail when this
   * returns; those of the next minute are counted and told together at its end, so that no caller
   * fills the trail. Callers that nobody knows are not noted. It never throws: the refusal stands
   * whether or not it can be written, and what could not be written is told later.
   */
  void denied(DenyPermission command);
}
