package io.neosc.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How the audit trail is proved, {@code neosc.audit.*}.
 *
 * @param checkpointInterval no entry is without a signed checkpoint for longer (AU-8); default 60
 *     seconds
 * @param verifyInterval from the end of a verification in the background to the next (AU-9);
 *     default one hour
 */
@ConfigurationProperties("neosc.audit")
record AuditConfig(
    @Bindable(defaultValue = "60s") Duration checkpointInterval,
    @Bindable(defaultValue = "1h") Duration verifyInterval) {}
