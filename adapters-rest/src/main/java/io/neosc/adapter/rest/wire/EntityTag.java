package io.neosc.adapter.rest.wire;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Strong entity tags and the headers that speak of them (API-5, RFC 9110 section 13). */
public final class EntityTag {
  private static final String TAG = "(?:W/)?\"[\\x21\\x23-\\x7e]*\"";
  private static final Pattern ONE = Pattern.compile(TAG);
  private static final Pattern LIST = Pattern.compile(TAG + "(?:[ \\t]*,[ \\t]*" + TAG + ")*");
  private static final Pattern STRONG = Pattern.compile("\"([0-9]{1,18})(?:-[0-9]{1,18})?\"");
  private static final String ANY = "*";
  private static final long NONE = -1;

  private EntityTag() {}

  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /** The tag of something that shows a version together with a count that lives outside of it. */
  public static String of(long version, long count) {
    return "\"" + version + "-" + count + "\"";
  }

  /** Whether the client has this representation already; what is no list of tags is ignored. */
  private static boolean known(HttpRequest<?> request, String tag) {
    var header = header(request, HttpHeaders.IF_NONE_MATCH);
    return header.equals(ANY)
        || (LIST.matcher(header).matches()
            && tags(header).stream().map(EntityTag::weakly).anyMatch(tag::equals));
  }

  private static String header(HttpRequest<?> request, String name) {
    return String.join(", ", request.getHeaders().getAll(name)).strip();
  }

  /** The representation, or that the client has it already; with its tag. */
  public static <T> HttpResponse<T> answer(
      HttpRequest<?> request, String tag, Supplier<T> representation) {
    MutableHttpResponse<T> response =
        known(request, tag) ? HttpResponse.notModified() : HttpResponse.ok(representation.get());
    return response.header(HttpHeaders.ETAG, tag);
  }

  /**
   * The version that the client decided on; null if it accepts any. A weak or foreign tag is of no
   * version: -1 matches nothing. Of several tags the present one counts.
   *
   * @param present the version that is there; asked if the client names several
   * @throws RequestRefused if the header is not of this form
   */
  public static @Nullable Long expected(HttpRequest<?> request, LongSupplier present) {
    var header = header(request, HttpHeaders.IF_MATCH);
    if (request.getHeaders().getAll(HttpHeaders.IF_MATCH).isEmpty() || header.equals(ANY)) {
      return null;
    }
    if (!LIST.matcher(header).matches()) {
      throw new RequestRefused(ProblemCode.REQUEST_MALFORMED, "If-Match is no list of entity tags");
    }
    var tags = tags(header);
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

  private static List<String> tags(String header) {
    return ONE.matcher(header).results().map(MatchResult::group).toList();
  }

  private static String weakly(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
