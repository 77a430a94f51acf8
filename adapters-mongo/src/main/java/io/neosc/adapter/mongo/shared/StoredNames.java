package io.neosc.adapter.mongo.shared;

import io.micronaut.core.annotation.AnnotatedElement;
import io.micronaut.serde.config.naming.PropertyNamingStrategy;
import jakarta.inject.Singleton;

/**
 * Stored fields are called in snake_case. Micronaut's own strategy for that is applied by the
 * compiler, before the one that calls an entity's id {@code _id}; this one is asked after it.
 */
@Singleton
public final class StoredNames implements PropertyNamingStrategy {
  @Override
  public String translate(AnnotatedElement element) {
    return SNAKE_CASE.translate(element);
  }
}
