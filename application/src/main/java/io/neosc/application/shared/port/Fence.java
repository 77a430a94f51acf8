package io.neosc.application.shared.port;

/**
 * Shows that somebody holds, or once held, the lease of a name. What is committed under it is
 * refused as soon as a later holder has begun, however late it arrives.
 *
 * @param name of the lease, such as {@code session-sweep}
 * @param token from 1; greater than that of every earlier holder of the name
 */
public record Fence(String name, long token) {
  public Fence {
    if (name.isBlank() || token < 1) {
      throw new IllegalArgumentException("a fence has a name and a token from 1");
    }
  }
}
