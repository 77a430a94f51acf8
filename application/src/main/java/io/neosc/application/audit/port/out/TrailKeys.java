package io.neosc.application.audit.port.out;

import io.neosc.domain.audit.TrailKey;
import java.util.Optional;

/**
 * How this node's keys follow each other (AU-8). Each may throw {@link
 * java.io.UncheckedIOException} when they cannot be read or kept.
 */
public interface TrailKeys {

  /** Believes what this key signs, after a restart too. */
  void believe(TrailKey key);

  /**
   * Signs with this key from now on, if its private part lies here; that of the key before is
   * deleted then.
   *
   * @return whether it does
   */
  boolean use(TrailKey key);

  /** The key that was prepared and does not sign yet. */
  Optional<TrailKey> prepared();

  /** Makes a new key beside the one that signs, and keeps it; one that was prepared stays. */
  TrailKey prepare();
}
