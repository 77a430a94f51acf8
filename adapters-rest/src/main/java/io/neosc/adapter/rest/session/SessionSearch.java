package io.neosc.adapter.rest.session;

import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.adapter.rest.wire.Query;
import io.neosc.application.session.port.in.SessionFilter;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.session.SessionStatus;
import io.neosc.domain.session.Suspicion;
import io.neosc.domain.session.TunnelStatus;
import io.neosc.domain.shared.Ids;
import io.neosc.domain.shared.IpAddress;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a filter of sessions (SE-6), which is the same in a query and in a body. */
final class SessionSearch {
  private static final int LONGEST = 200;

  private SessionSearch() {}

  static SessionFilter of(Query query) {
    return filter(
        new Source() {
          @Override
          public @Nullable String text(String name) {
            return query.text(name);
          }

          @Override
          public <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
            return query.oneOf(name, type);
          }

          @Override
          public @Nullable Boolean truth(String name) {
            return query.truth(name);
          }

          @Override
          public @Nullable Instant time(String name) {
            return query.time(name);
          }

          @Override
          public void wrong(String name, String code, String message) {
            query.wrong(name, code, message);
          }
        });
  }

  static SessionFilter of(JsonBody body) {
    return filter(
        new Source() {
          @Override
          public @Nullable String text(String name) {
            return body.optionalLine(name, LONGEST);
          }

          @Override
          public <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
            return body.optionalOneOf(name, type);
          }

          @Override
          public @Nullable Boolean truth(String name) {
            return body.optionalTruth(name);
          }

          @Override
          public @Nullable Instant time(String name) {
            return body.optionalTime(name);
          }

          @Override
          public void wrong(String name, String code, String message) {
            body.wrong(name, code, message);
          }
        });
  }

  private static SessionFilter filter(Source source) {
    var from = source.time("started_from");
    var to = source.time("started_to");
    if (from != null && to != null && to.isBefore(from)) {
      source.wrong("started_to", "out_of_range", "must not be before started_from");
    }
    return new SessionFilter(
        source.parsed(
            "user_id", text -> id(AccountId.PREFIX, text, AccountId::new), "the id of an account"),
        source.parsed("user_email", SessionSearch::email, "an e-mail address"),
        source.parsed(
            "workspace_id",
            text -> id(WorkspaceId.PREFIX, text, WorkspaceId::new),
            "the id of a workspace"),
        source.oneOf("status", SessionStatus.class),
        source.parsed(
            "ip", text -> IpAddress.parse(text).map(IpAddress::text).orElse(null), "an IP address"),
        source.oneOf("tunnel_status", TunnelStatus.class),
        source.truth("mfa_verified"),
        from,
        to,
        source.text("q"),
        source.truth("suspicious"),
        source.oneOf("suspicion", Suspicion.class));
  }

  private static <T> @Nullable T id(String prefix, String text, Function<String, T> of) {
    return Ids.valid(prefix, text) ? of.apply(text) : null;
  }

  private static @Nullable EmailAddress email(String text) {
    try {
      return new EmailAddress(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /** Where the parts of a filter are written. */
  private interface Source {
    @Nullable String text(String name);

    <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type);

    @Nullable Boolean truth(String name);

    @Nullable Instant time(String name);

    void wrong(String name, String code, String message);

    default <T> @Nullable T parsed(
        String name, Function<String, @Nullable T> reading, String what) {
      var text = text(name);
      var value = text == null ? null : reading.apply(text);
      if (text != null && value == null) {
        wrong(name, "invalid", "must be " + what);
      }
      return value;
    }
  }
}
