package io.neosc.application.testing;

import io.neosc.application.identity.port.out.PasswordHasher;
import java.util.concurrent.atomic.AtomicInteger;

/** Hashes by writing a version before the password, and counts how often it was asked to verify. */
public final class PlainHasher implements PasswordHasher {
  private final AtomicInteger verifications = new AtomicInteger();
  private volatile String parameters = "v1";

  /** From now on older hashes are outdated. */
  public void raiseParameters(String version) {
    parameters = version;
  }

  public int verifications() {
    return verifications.get();
  }

  @Override
  public String hash(String password) {
    return parameters + ":" + password;
  }

  @Override
  public boolean verify(String password, String encodedHash) {
    verifications.incrementAndGet();
    return encodedHash.substring(encodedHash.indexOf(':') + 1).equals(password);
  }

  @Override
  public boolean outdated(String encodedHash) {
    return !encodedHash.startsWith(parameters + ":");
  }

  @Override
  public String decoy() {
    return parameters + ":\u0000no password";
  }
}
