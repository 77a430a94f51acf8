package io.neosc.adapter.mongo.session;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.neosc.adapter.mongo.shared.Stored;
import io.neosc.adapter.mongo.shared.StoredNames;
import io.neosc.domain.apikey.Party;
import io.neosc.domain.session.EndReason;
import io.neosc.domain.session.Lifecycle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a session is in its life: {@code ACTIVE}, or {@code ENDED} with when, why and by whom.
 *
 * @param by the id of an account or an API key; null when the product itself ended it
 */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LifecycleDocument(
    String kind, @Nullable Instant at, @Nullable String reason, @Nullable String by) {
  private static final String ACTIVE = "ACTIVE";
  private static final String ENDED = "ENDED";

  public LifecycleDocument {
    requireNonNull(kind, "lifecycle.kind");
  }

  static LifecycleDocument of(Lifecycle lifecycle) {
    return switch (lifecycle) {
      case Lifecycle.Active _ -> new LifecycleDocument(ACTIVE, null, null, null);
      case Lifecycle.Ended(var at, var reason, var by) ->
          new LifecycleDocument(ENDED, at, reason.name(), by == null ? null : by.id());
    };
  }

  boolean active() {
    return kind.equals(ACTIVE);
  }

  Lifecycle toLifecycle() {
    return switch (kind) {
      case ACTIVE -> new Lifecycle.Active();
      case ENDED ->
          new Lifecycle.Ended(
              Stored.present("lifecycle.at", at),
              Stored.constant(
                  EndReason.class, "lifecycle.reason", Stored.present("lifecycle.reason", reason)),
              by == null ? null : Party.named(by));
      default -> throw Stored.unknown("lifecycle.kind", kind);
    };
  }
}
