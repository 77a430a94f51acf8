package io.neosc.application.session.port.in;

import io.neosc.domain.workspace.ConnectionUrl;
import java.time.Duration;

/**
 * A launch ticket on its way to its bearer, who alone ever sees it.
 *
 * @param secret the ticket
 * @param lifetime for how long it is good from now on
 */
public record IssuedLaunchTicket(String secret, Duration lifetime) {

  /** Where its bearer goes. */
  public String within(String connectionUrl) {
    return new ConnectionUrl(connectionUrl).forBearerOf(secret);
  }

  @Override
  public String toString() {
    return "IssuedLaunchTicket[hidden]";
  }
}
