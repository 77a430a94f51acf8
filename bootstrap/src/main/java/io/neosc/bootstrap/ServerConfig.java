package io.neosc.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Where and how the server runs, {@code neosc.*}.
 *
 * @param host address of the interface to listen on; default {@code 0.0.0.0}, in development mode
 *     {@code 127.0.0.1}
 * @param port TCP port, 0 for any free one; default 8080 (alias {@code STATUS_PORT})
 * @param dataDir folder for what this node keeps; default {@code .neosc}
 * @param drain the longest time that a stopping server waits for requests under way; default 10
 *     seconds, at most 10 seconds (OP-6)
 */
@ConfigurationProperties("neosc")
record ServerConfig(
    @Bindable(defaultValue = "0.0.0.0") String host,
    @Bindable(defaultValue = "8080") int port,
    @Bindable(defaultValue = ".neosc") String dataDir,
    @Bindable(defaultValue = "10s") Duration drain) {}
