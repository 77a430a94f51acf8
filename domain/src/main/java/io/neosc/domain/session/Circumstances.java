package io.neosc.domain.session;

import org.jspecify.annotations.Nullable;

/**
 * What a launch finds.
 *
 * @param slot a place in the workspace that the account does not use yet, below its limit
 * @param ipAddress of the connection
 * @param limits those over all workspaces
 * @param marks what is suspicious beside what the evidence says
 * @param resumes the earlier session that goes on with this one, if the caller said so
 */
public record Circumstances(
    int slot, String ipAddress, SessionLimits limits, Scrutiny marks, @Nullable SessionId resumes) {

  /** Nothing but a free slot and an address. */
  public static Circumstances of(int slot, String ipAddress) {
    return new Circumstances(slot, ipAddress, SessionLimits.NONE, Scrutiny.NONE, null);
  }
}
