package io.neosc.domain.session;

import io.neosc.domain.shared.Text;
import java.time.Instant;

/**
 * A value with where it came from and when it was seen: nothing is claimed of a session without one
 * (SE-3).
 *
 * @param source for example {@code connection}, {@code sign_in}, {@code gateway:key-...}
 */
public record Observation<T>(T value, String source, Instant observedAt) {
  public Observation {
    source = Text.line("an observation's source", source, 200);
  }
}
