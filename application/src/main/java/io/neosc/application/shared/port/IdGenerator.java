package io.neosc.application.shared.port;

/** The only source of randomness. Implementations are thread-safe and use a secure generator. */
public interface IdGenerator {

  /**
   * A new id: {@code prefix} and a UUIDv7 (RFC 9562) in lower case. Ids of one process sort by the
   * order in which they were made.
   */
  String next(String prefix);

  /** {@code length} random bytes. */
  byte[] random(int length);

  /** 256 random bits in base64url without padding, 43 characters. */
  String secret();
}
