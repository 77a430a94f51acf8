package io.neosc.adapter.rest.connection;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long a client may take to say what it wants (RE-4); whoever is slower is answered 408 and
 * loses the connection.
 *
 * @param headTimeout from the first byte of a request to the end of its headers
 * @param bodyTimeout from the end of the headers to the end of the body
 */
@ConfigurationProperties("neosc.http")
record ConnectionSettings(
    @Bindable(defaultValue = "10s") Duration headTimeout,
    @Bindable(defaultValue = "30s") Duration bodyTimeout) {}
