package io.neosc.application.identity.port.out;

/**
 * Argon2id with OWASP's parameters (ID-4). Passwords are normalised to NFC first. Work runs on a
 * bounded pool.
 */
public interface PasswordHasher {

  /**
   * The encoded hash with its parameters and a new salt.
   *
   * @throws HasherBusy if the pool's queue is full
   */
  String hash(String password);

  /**
   * Whether {@code password} belongs to {@code encodedHash}; takes as long for a wrong one.
   *
   * @throws HasherBusy if the pool's queue is full
   */
  boolean verify(String password, String encodedHash);

  /** Whether the hash was made with weaker parameters than are in force now. */
  boolean outdated(String encodedHash);

  /** A hash that no password has, to spend the same time on accounts that do not exist (ID-3). */
  String decoy();
}
