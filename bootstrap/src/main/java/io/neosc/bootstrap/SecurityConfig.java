package io.neosc.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Sign-ins, {@code neosc.security.*}; what concerns tokens stands in the adapter that makes them.
 *
 * @param signInLifetime a sign-in is over after this, however often it was refreshed; default 30
 *     days
 * @param offlineGrace how long remembered sign-ins are trusted while MongoDB is away (ID-8);
 *     default 60 seconds
 */
@ConfigurationProperties("neosc.security")
record SecurityConfig(
    @Bindable(defaultValue = "30d") Duration signInLifetime,
    @Bindable(defaultValue = "60s") Duration offlineGrace) {}
