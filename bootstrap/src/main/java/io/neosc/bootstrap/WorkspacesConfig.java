package io.neosc.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * Workspaces, {@code neosc.workspaces.*}.
 *
 * @param defaults path of a catalogue in YAML, loaded once into an empty database (WS-3), or {@code
 *     classpath:workspaces.yaml} for the shipped one; no default, in development mode the shipped
 *     one
 * @param launchTickets whether launches give out tickets for gateways (WS-8); default false
 */
@ConfigurationProperties("neosc.workspaces")
record WorkspacesConfig(
    @Nullable String defaults, @Bindable(defaultValue = "false") boolean launchTickets) {}
