package io.neosc.adapter.rest.live;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;

/** A ticket for the socket (LI-2). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@Schema(name = "Ticket")
record TicketResponse(String ticket, @Schema(description = "Seconds") int expiresIn) {

  @Override
  public String toString() {
    return "TicketResponse[ticket hidden]";
  }
}
