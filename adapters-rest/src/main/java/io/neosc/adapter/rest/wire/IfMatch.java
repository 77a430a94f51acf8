package io.neosc.adapter.rest.wire;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import jakarta.inject.Singleton;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * On which version of a thing a client decided to change it, by the header {@code If-Match} (API-5,
 * RFC 9110 section 13.1.1). Every route that changes something with an {@code ETag} asks here, so
 * that a setting can require the header of all of them (API-4, RFC 6585 section 3).
 */
@Singleton
public final class IfMatch {
  private static final Pattern STRONG = Pattern.compile("\"([0-9]{1,18})(?:-[0-9]{1,18})?\"");
  private static final long NONE = -1;
  private final ApiSettings settings;

  IfMatch(ApiSettings settings) {
    this.settings = settings;
  }

  /**
   * The version that the client decided on; null if it accepts any. A weak or foreign tag is of no
   * version: -1 matches nothing. Of several tags the present one counts.
   *
   * @param present the version that is there; asked if the client names several
   * @throws RequestRefused if the header is not of this form, or is required and missing
   */
  public @Nullable Long expected(HttpRequest<?> request, LongSupplier present) {
    if (!request.getHeaders().contains(HttpHeaders.IF_MATCH)) {
      if (settings.requireIfMatch()) {
        throw new RequestRefused(
            ProblemCode.REQUEST_PRECONDITION_REQUIRED,
            "Send the ETag that your decision rests on as If-Match, or If-Match: * for whatever is"
                + " there");
      }
      return null;
    }
    var header = EntityTag.header(request, HttpHeaders.IF_MATCH);
    if (header.equals(EntityTag.ANY)) {
      return null;
    }
    if (!EntityTag.isList(header)) {
      throw new RequestRefused(ProblemCode.REQUEST_MALFORMED, "If-Match is no list of entity tags");
    }
    var tags = EntityTag.tags(header);
    if (tags.size() == 1) {
      return version(tags.getFirst());
    }
    var there = present.getAsLong();
    return tags.stream().anyMatch(tag -> version(tag) == there) ? there : NONE;
  }

  /** A count beside the version is no part of what a change decides on. */
  private static long version(String tag) {
    var parts = STRONG.matcher(tag);
    return parts.matches() ? Long.parseLong(parts.group(1)) : NONE;
  }
}
