package io.neosc.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Self-registration, {@code neosc.registration.*}.
 *
 * @param enabled whether people may make accounts for themselves (ID-1); default true
 */
@ConfigurationProperties("neosc.registration")
record RegistrationConfig(@Bindable(defaultValue = "true") boolean enabled) {}
