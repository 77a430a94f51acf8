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
 * @param retention entries that are older leave the database for the archive (AU-11); default 90
 *     days
 * @param archiving whether this node takes part in that; default true
 */
@ConfigurationProperties("neosc.audit")
record AuditConfig(
    @Bindable(defaultValue = "60s") Duration checkpointInterval,
    @Bindable(defaultValue = "1h") Duration verifyInterval,
    @Bindable(defaultValue = "90d") Duration retention,
    @Bindable(defaultValue = "true") boolean archiving) {}
