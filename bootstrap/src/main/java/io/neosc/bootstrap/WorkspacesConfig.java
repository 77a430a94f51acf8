package io.neosc.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * Workspaces, {@code neosc.workspaces.*}.
 *
 * @param defaults path of a catalogue in YAML, loaded once into an empty database (WS-3), or {@code
 *     classpath:workspaces.yaml} for the shipped one; no default, in development mode the shipped
 *     one
 */
@ConfigurationProperties("neosc.workspaces")
record WorkspacesConfig(@Nullable String defaults) {}
