package io.neosc.adapter.mongo.commit;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.neosc.adapter.mongo.shared.AuditIndexes;
import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.in.AuditPage;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.FoundEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A question to the stored trail: its conditions, its order and the index that answers it. The
 * planner is not asked: it would try out several indexes, and remember the choice for other values.
 */
record AuditSearch(Bson conditions, String index) {
  /** Time first, so that days are a range; seq tells entries of one millisecond apart. */
  static final Bson NEWEST_FIRST = Sorts.descending("timestamp", "seq");

  /** With a bound on an index's first field the server decides on keys alone. */
  private static final Instant BEFORE_ALL = Instant.EPOCH;

  /** What was found, and when it was. */
  record Hit(FoundEntry found, Instant at) {

    /** Its place; if that cannot be read, one before which all those lie that have one. */
    long behind() {
      return switch (found) {
        case FoundEntry.Readable(var entry) -> entry.seq();
        case FoundEntry.Unreadable(var seq) -> seq == FoundEntry.NO_SEQ ? Long.MAX_VALUE : seq;
      };
    }
  }

  /** Everything that fits. */
  static AuditSearch of(AuditFilter filter) {
    return of(filter, List.of());
  }

  /** What fits and is older than {@code time}. */
  static AuditSearch before(AuditFilter filter, Instant time) {
    return of(filter, List.of(Filters.lt("timestamp", time)));
  }

  /** What fits, of the same millisecond as {@code place} and behind it. */
  static AuditSearch besides(AuditFilter filter, Cursor place) {
    return of(
        filter, List.of(Filters.eq("timestamp", place.at()), Filters.lt("seq", seqOf(place))));
  }

  private static AuditSearch of(AuditFilter filter, List<Bson> more) {
    var conditions = new ArrayList<>(more);
    filter.values().forEach((field, wanted) -> conditions.add(oneOf(path(field), wanted)));
    if (filter.success() != null) {
      conditions.add(Filters.eq("success", filter.success()));
    }
    conditions.add(Filters.gte("timestamp", Objects.requireNonNullElse(filter.from(), BEFORE_ALL)));
    if (filter.to() != null) {
      conditions.add(Filters.lt("timestamp", filter.to()));
    }
    return new AuditSearch(Filters.and(conditions), index(filter));
  }

  /**
   * The page of {@code limit} of up to one more that were read. Its end says whether entries of the
   * same millisecond follow: only then must the next page look for these, and no index can look for
   * both at once without reading some in vain.
   */
  static AuditPage page(List<Hit> read, int limit) {
    if (read.size() <= limit) {
      return page(read, null);
    }
    var last = read.get(limit - 1);
    var together = read.get(limit).at().equals(last.at());
    return page(read.subList(0, limit), Cursor.of(last.at(), together ? last.behind() : 0));
  }

  /** A page that holds all these. */
  static AuditPage page(List<Hit> hits, @Nullable Cursor next) {
    var readable = new ArrayList<AuditEntry>(hits.size());
    var unreadable = new ArrayList<Long>();
    for (var hit : hits) {
      switch (hit.found()) {
        case FoundEntry.Readable(var entry) -> readable.add(entry);
        case FoundEntry.Unreadable(var seq) -> unreadable.add(seq);
      }
    }
    return new AuditPage(new Page<>(readable, next), unreadable);
  }

  /** Whether entries of the place's millisecond lay behind it. */
  static boolean inTheMidst(Cursor place) {
    return seqOf(place) > 0;
  }

  static long seqOf(Cursor place) {
    return Long.parseLong(place.id());
  }

  private static Bson oneOf(String path, Set<String> wanted) {
    return wanted.size() == 1
        ? Filters.eq(path, wanted.iterator().next())
        : Filters.in(path, List.copyOf(wanted));
  }

  /** That of the field whose values have the fewest entries; it carries all fields behind it. */
  private static String index(AuditFilter filter) {
    var failures = Boolean.FALSE.equals(filter.success());
    for (var field : AuditField.values()) {
      if (filter.values().containsKey(field)) {
        return switch (field) {
          case TRACE_ID -> AuditIndexes.BY_TRACE;
          case SESSION_ID -> AuditIndexes.BY_SESSION;
          case USER_ID -> AuditIndexes.BY_USER;
          case USER_EMAIL -> AuditIndexes.BY_EMAIL;
          case IP -> AuditIndexes.BY_IP;
          case RESOURCE -> failures ? AuditIndexes.FAILURES : AuditIndexes.BY_RESOURCE;
          case ACTION -> failures ? AuditIndexes.FAILURES : AuditIndexes.BY_ACTION;
        };
      }
    }
    return failures ? AuditIndexes.FAILURES : AuditIndexes.NEWEST;
  }

  private static String path(AuditField field) {
    return switch (field) {
      case TRACE_ID -> "trace_id";
      case SESSION_ID -> "session_id";
      case USER_ID -> "user_id";
      case USER_EMAIL -> "personal.user_email";
      case IP -> "personal.ip_address";
      case RESOURCE -> "resource";
      case ACTION -> "action";
    };
  }
}
