package io.neosc.adapter.rest.wire;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Turns a list's query into the page that is wanted, and a page into an answer with a link to the
 * next one (API-2). A cursor belongs to one account, one list and one set of filters.
 */
public final class Paging {
  /** How long a page is if nobody says. */
  public static final int DEFAULT_LIMIT = 100;

  private static final Comparator<Cursor> NEWEST_FIRST =
      Comparator.comparing(Cursor::at).thenComparing(Cursor::id).reversed();
  private final CursorSeal seal;
  private final Query query;
  private final String scope;
  private final PageRequest request;

  /** The query parameters of every list, for the description of the API. */
  @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @Parameter(name = "limit", ref = "#/components/parameters/limit")
  @Parameter(name = "cursor", ref = "#/components/parameters/cursor")
  public @interface Parameters {}

  private Paging(CursorSeal seal, Query query, String scope, PageRequest request) {
    this.seal = seal;
    this.query = query;
    this.scope = scope;
    this.request = request;
  }

  /**
   * Reads the rest of the query; its filters were read before.
   *
   * @param reader the account that the list is for
   * @throws RequestRefused if something in the query is wrong
   */
  public static Paging of(CursorSeal seal, Query query, String reader) {
    var limit = query.number("limit", DEFAULT_LIMIT, 1, PageRequest.MAX_LIMIT);
    var token = query.text("cursor");
    query.done();
    var filters = new TreeMap<>(query.asked());
    filters.remove("limit");
    filters.remove("cursor");
    var scope = reader + " " + query.path() + " " + filters;
    if (token == null) {
      return new Paging(seal, query, scope, PageRequest.first(limit));
    }
    var cursor =
        seal.open(scope, token)
            .orElseThrow(() ->
                new RequestRefused(
                    ProblemCode.REQUEST_INVALID_CURSOR,
                    "This cursor was not made for this list and these filters"));
    return new Paging(seal, query, scope, new PageRequest(limit, cursor));
  }

  public PageRequest request() {
    return request;
  }

  public <T> HttpResponse<List<T>> answer(Page<T> page) {
    return linked(page, HttpResponse.ok(page.items()));
  }

  /** The page as JSON that is written already. */
  public MutableHttpResponse<byte[]> answer(Page<?> page, byte[] json) {
    return linked(page, HttpResponse.ok(json).contentType(MediaType.APPLICATION_JSON_TYPE));
  }

  private <T> MutableHttpResponse<T> linked(Page<?> page, MutableHttpResponse<T> response) {
    var next = page.next();
    return next == null ? response : response.header(HttpHeaders.LINK, link(next));
  }

  /** The wanted part of a list that is there as a whole, newest first. */
  public <T> Page<T> cut(List<T> all, Function<T, Cursor> placeOf) {
    var after = request.after();
    var rest =
        all.stream()
            .filter(item -> after == null || NEWEST_FIRST.compare(placeOf.apply(item), after) > 0)
            .limit(request.limit() + 1L)
            .toList();
    return Page.of(rest, request.limit(), placeOf);
  }

  private String link(Cursor next) {
    var pairs = new ArrayList<String>();
    query
        .asked()
        .forEach((name, values) -> {
          if (!name.equals("cursor")) {
            values.forEach(value -> pairs.add(name + "=" + encoded(value)));
          }
        });
    pairs.add("cursor=" + encoded(seal.close(scope, next)));
    return "<" + query.path() + "?" + String.join("&", pairs) + ">; rel=\"next\"";
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
