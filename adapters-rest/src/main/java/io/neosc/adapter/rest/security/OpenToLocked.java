package io.neosc.adapter.rest.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route that callers reach whom a lock hits (SE-12); {@link LockRule} keeps all others shut. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OpenToLocked {
  /** Why. */
  String because();
}
