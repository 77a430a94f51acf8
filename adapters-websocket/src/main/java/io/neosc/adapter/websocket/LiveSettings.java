package io.neosc.adapter.websocket;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;

/**
 * What an installation decides about the live stream.
 *
 * @param heartbeat how often each client hears that the server is there
 * @param allowedOrigins pages besides the server's own that may open the stream, each as {@code
 *     scheme://host[:port]}
 * @param dropAfter how long a client may leave its close frame unread before it is cut off
 */
@ConfigurationProperties("neosc.live")
record LiveSettings(
    @Bindable(defaultValue = "15s") Duration heartbeat,
    @Bindable(defaultValue = "") List<String> allowedOrigins,
    @Bindable(defaultValue = "10s") Duration dropAfter) {
  LiveSettings {
    allowedOrigins = allowedOrigins.stream().filter(origin -> !origin.isBlank()).toList();
  }
}
