package io.neosc.adapter.rest.wire;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Strong entity tags and the headers that speak of them (API-5, RFC 9110 section 13). */
public final class EntityTag {
  private static final String TAG = "(?:W/)?\"[\\x21\\x23-\\x7e]*\"";
  private static final Pattern ONE = Pattern.compile(TAG);
  private static final Pattern LIST = Pattern.compile(TAG + "(?:[ \\t]*,[ \\t]*" + TAG + ")*");
  static final String ANY = "*";

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
        || (isList(header) && tags(header).stream().map(EntityTag::weakly).anyMatch(tag::equals));
  }

  /** All lines of a header as one. */
  static String header(HttpRequest<?> request, String name) {
    return String.join(", ", request.getHeaders().getAll(name)).strip();
  }

  /** The representation, or that the client has it already; with its tag. */
  public static <T> HttpResponse<T> answer(
      HttpRequest<?> request, String tag, Supplier<T> representation) {
    MutableHttpResponse<T> response =
        known(request, tag) ? HttpResponse.notModified() : HttpResponse.ok(representation.get());
    return response.header(HttpHeaders.ETAG, tag);
  }

  /** Whether a header has at least one tag and nothing else. */
  static boolean isList(String header) {
    return LIST.matcher(header).matches();
  }

  static List<String> tags(String header) {
    return ONE.matcher(header).results().map(MatchResult::group).toList();
  }

  private static String weakly(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
