package io.neosc.adapter.rest.metrics;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What the log says of requests.
 *
 * @param slowRequest a request that takes at least this long is a line of the category {@code
 *     performance}; 0 makes each request one, and so does the level DEBUG of {@code
 *     io.neosc.performance}
 */
@ConfigurationProperties("neosc.logs")
record LogSettings(@Bindable(defaultValue = "1s") Duration slowRequest) {}
