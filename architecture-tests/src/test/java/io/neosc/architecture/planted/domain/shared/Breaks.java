package io.neosc.architecture.planted.domain.shared;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Says which rules a planted class breaks; the bite test asks for exactly these. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Breaks {
  int[] value();
}
