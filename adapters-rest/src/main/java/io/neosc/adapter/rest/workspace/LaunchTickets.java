package io.neosc.adapter.rest.workspace;

import static java.util.Objects.requireNonNull;

import io.micronaut.http.HttpResponse;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.neosc.application.session.port.in.IssueLaunchTicket;
import io.neosc.application.session.port.in.IssuedLaunchTicket;
import io.neosc.application.session.port.in.LaunchTicketCommands;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.session.SessionId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a launch ticket into the answer to a launch, when that is on its way to the caller: what is
 * kept for an Idempotency-Key never has one. So a repetition gets what the first answer had, but
 * with a ticket of its own, and the one before is void (WS-8, ADR 006).
 */
@Singleton
final class LaunchTickets {
  private static final String TICKET = "launch_ticket";
  private static final String URL = "connection_url";
  private final LaunchTicketCommands tickets;
  private final JsonMapper json;

  LaunchTickets(LaunchTicketCommands tickets, JsonMapper json) {
    this.tickets = tickets;
    this.json = json;
  }

  /**
   * The same answer with a ticket, if tickets are given out and the session is active still.
   *
   * @param answer with a {@link LaunchResponse}, or with the bytes that one was written to
   */
  HttpResponse<?> added(CommitContext context, HttpResponse<?> answer) {
    return switch (answer.body()) {
      case LaunchResponse launch ->
          issued(context, launch.sessionId())
              .<HttpResponse<?>>map(ticket -> answer.toMutableResponse().body(launch.with(ticket)))
              .orElse(answer);
      case byte[] kept -> {
        var launch = read(kept);
        yield textOf(launch, "session_id")
            .flatMap(session -> issued(context, session))
            .<HttpResponse<?>>map(ticket -> answer.toMutableResponse().body(with(launch, ticket)))
            .orElse(answer);
      }
      case null, default -> throw new IllegalArgumentException("this is no answer to a launch");
    };
  }

  private Optional<IssuedLaunchTicket> issued(CommitContext context, String session) {
    return tickets.issue(new IssueLaunchTicket(context, new SessionId(session)));
  }

  private static JsonNode with(JsonNode launch, IssuedLaunchTicket ticket) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    launch.entries().forEach(member -> members.put(member.getKey(), member.getValue()));
    textOf(launch, URL)
        .ifPresent(url -> members.put(URL, JsonNode.createStringNode(ticket.within(url))));
    members.put(
        TICKET,
        JsonNode.createObjectNode(
            Map.of(
                "ticket",
                JsonNode.createStringNode(ticket.secret()),
                "expires_in",
                JsonNode.createNumberNode(ticket.lifetime().toSeconds()))));
    return JsonNode.createObjectNode(members);
  }

  private static Optional<String> textOf(JsonNode object, String member) {
    var value = object.get(member);
    return value == null || !value.isString()
        ? Optional.empty()
        : Optional.of(value.getStringValue());
  }

  private JsonNode read(byte[] kept) {
    try {
      return requireNonNull(json.readValue(kept, JsonNode.class), "an answer that was kept");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
