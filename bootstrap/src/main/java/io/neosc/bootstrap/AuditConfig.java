package io.neosc.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How the audit trail is proved, {@code neosc.audit.*}.
 *
 * @param checkpointInterval no entry is without a signed checkpoint for longer (AU-8); default 60
 *     seconds
 */
@ConfigurationProperties("neosc.audit")
record AuditConfig(@Bindable(defaultValue = "60s") Duration checkpointInterval) {}
