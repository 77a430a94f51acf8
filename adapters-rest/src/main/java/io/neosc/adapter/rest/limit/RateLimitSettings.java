package io.neosc.adapter.rest.limit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How many requests are answered in a minute, on each node (API-8).
 *
 * @param accountPerMinute of one account, with all its tokens together
 * @param gatewayPerMinute of one API key with the scope {@code sessions:report}
 * @param authPerMinute to {@code /api/auth/*}, of one address
 * @param publicPerMinute of one address, of callers that are not signed in and to routes that are
 *     open to anybody
 */
@ConfigurationProperties("neosc.rate-limits")
record RateLimitSettings(
    @Bindable(defaultValue = "600") int accountPerMinute,
    @Bindable(defaultValue = "600000") int gatewayPerMinute,
    @Bindable(defaultValue = "60") int authPerMinute,
    @Bindable(defaultValue = "120") int publicPerMinute) {}
