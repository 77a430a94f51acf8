package io.neosc.adapter.mongo.commit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The bounds of the write door.
 *
 * @param queue how many callers may wait; the next one is sent away
 * @param batch how many callers' commits are stored together at most
 * @param deadline how long a caller waits at most
 * @param attempt how long the store has for one transaction or append
 * @param drain how long closing waits for what is queued
 */
@ConfigurationProperties("neosc.commit")
record CommitSettings(
    @Bindable(defaultValue = "4096") int queue,
    @Bindable(defaultValue = "512") int batch,
    @Bindable(defaultValue = "1500ms") Duration deadline,
    @Bindable(defaultValue = "1000ms") Duration attempt,
    @Bindable(defaultValue = "10s") Duration drain) {}
