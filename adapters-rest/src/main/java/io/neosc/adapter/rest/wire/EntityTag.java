package io.neosc.adapter.rest.wire;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Strong entity tags and the headers that speak of them (API-5, RFC 9110 section 13). */
public final class EntityTag {
  private static final Pattern ONE = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7e]*\"");
  private static final String ANY = "*";

  private EntityTag() {}

  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /** The tag of something that shows a version together with a count that lives outside of it. */
  public static String of(long version, long count) {
    return "\"" + version + "-" + count + "\"";
  }

  /** Whether the client has this representation already. */
  private static boolean known(HttpRequest<?> request, String tag) {
    var header = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
    if (header == null) {
      return false;
    }
    return header.strip().equals(ANY)
        || tags(header).stream().map(EntityTag::weakly).anyMatch(tag::equals);
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
   * version: -1 matches nothing. Only one tag is understood: a decision rests on one version.
   *
   * @throws RequestRefused if the header is not of this form
   */
  public static @Nullable Long expected(HttpRequest<?> request) {
    var header = request.getHeaders().get(HttpHeaders.IF_MATCH);
    if (header == null || header.strip().equals(ANY)) {
      return null;
    }
    var tag = header.strip();
    if (!ONE.matcher(tag).matches()) {
      throw new RequestRefused(ProblemCode.REQUEST_MALFORMED, "If-Match is not one entity tag");
    }
    return version(tag);
  }

  private static long version(String tag) {
    try {
      return Long.parseLong(tag.substring(1, tag.length() - 1));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static List<String> tags(String header) {
    return Arrays.stream(header.split(",", -1)).map(String::strip).toList();
  }

  private static String weakly(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
