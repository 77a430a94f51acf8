package io.neosc.domain.shared;

/** The caller decided on a version that is no longer the present one (RFC 9110, If-Match). */
public final class VersionMismatch extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;
  private final long presentVersion;

  public VersionMismatch(String key, long presentVersion) {
    super("request.precondition-failed", key + " is at version " + presentVersion + " now");
    this.presentVersion = presentVersion;
  }

  public long presentVersion() {
    return presentVersion;
  }
}
