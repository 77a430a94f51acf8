package io.neosc.adapter.rest.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which audit entries a route that changes something leaves (API-10): their actions, or the reason
 * for none.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Audits {
  /** The actions, such as {@code launch_workspace}; empty if there are none. */
  String[] value() default {};

  /** Why there is no entry; only beside an empty {@link #value()}. */
  String nothingBecause() default "";
}
