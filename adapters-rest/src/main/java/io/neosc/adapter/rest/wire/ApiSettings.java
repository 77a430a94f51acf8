package io.neosc.adapter.rest.wire;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How strict the API is with its clients, {@code neosc.api.*}.
 *
 * @param requireIfMatch whether whoever changes something with an {@code ETag} has to send {@code
 *     If-Match}; not by default, because clients of the first seed send none (API-15)
 */
@ConfigurationProperties("neosc.api")
record ApiSettings(@Bindable(defaultValue = "false") boolean requireIfMatch) {}
