package io.neosc.adapter.rest.problem;

import io.neosc.domain.session.Lifecycle;
import io.neosc.domain.session.SessionAlreadyEnded;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A session as a refusal shows it: what it is now, and how that came about. */
final class SessionFacts {
  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private SessionFacts() {}

  static Map<String, Object> of(SessionAlreadyEnded.Present session) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("id", session.id().value());
    facts.put("workspace_id", session.workspaceId().value());
    facts.put("status", lower(session.lifecycle().status()));
    facts.put("started_at", time(session.startedAt()));
    if (session.lifecycle() instanceof Lifecycle.Ended ended) {
      facts.put("ended_at", time(ended.at()));
      facts.put("end_reason", lower(ended.reason()));
      if (ended.by() != null) {
        facts.put("ended_by", ended.by().id());
      }
    }
    return facts;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** As in every answer: RFC 3339 in UTC with exactly three decimals. */
  static String time(Instant at) {
    return MILLISECONDS.format(at);
  }
}
