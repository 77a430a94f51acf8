package io.neosc.adapter.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("API-13: ids of requests")
final class RequestIdsTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  @Test
  @DisplayName("a trace is taken over from every well-formed header, also of later versions")
  void wellFormedTracesAreTaken() {
    for (var header :
        List.of(
            "00-" + TRACE + "-" + SPAN + "-01",
            "00-" + TRACE + "-" + SPAN + "-00",
            "01-" + TRACE + "-" + SPAN + "-01",
            "cc-" + TRACE + "-" + SPAN + "-01-what-will-come")) {
      assertThat(RequestIds.traceIdIn(header)).as(header).isEqualTo(TRACE);
    }
  }

  @Test
  @DisplayName("what is not of the form is not taken")
  void otherTracesAreNot() {
    for (var header :
        List.of(
            "",
            "ff-" + TRACE + "-" + SPAN + "-01",
            "00-" + "0".repeat(32) + "-" + SPAN + "-01",
            "00-" + TRACE + "-" + "0".repeat(16) + "-01",
            "00-" + TRACE.toUpperCase(Locale.ROOT) + "-" + SPAN + "-01",
            "00-" + TRACE + "-" + SPAN + "-01-more",
            "00-" + TRACE + "-" + SPAN,
            "00-" + TRACE.substring(1) + "-" + SPAN + "-01",
            "00-" + TRACE + "-" + SPAN + "-01\r\nX: y")) {
      assertThat(RequestIds.traceIdIn(header)).as(header).isNull();
    }
    assertThat(RequestIds.traceIdIn(null)).isNull();
  }

  @Test
  @DisplayName("a request keeps its ids, and two requests have different ones")
  void idsStay() {
    var request = HttpRequest.GET("/");
    var ids = RequestIds.of(request);

    assertThat(RequestIds.of(request)).isSameAs(ids);
    assertThat(RequestIds.of(HttpRequest.GET("/"))).isNotEqualTo(ids);
    assertThat(RequestIds.traceIdIn(ids.traceparent())).isEqualTo(ids.traceId());
  }
}
