package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.Answer;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.testing.LogLines;
import io.neosc.domain.identity.Role;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a request's log lines carry")
final class LogContextTest {
  private static final int REQUESTS = 200;

  private static List<Answer> atOnce(IntFunction<Answer> request) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, REQUESTS)
              .<Callable<Answer>>mapToObj(number -> () -> request.apply(number))
              .toList();
      return threads.invokeAll(calls).stream().map(done -> done.resultNow()).toList();
    }
  }

  private static String trace(int number) {
    return "%032x".formatted(number + 1);
  }

  private static TestServer.Call named(TestServer.Call call, int number) {
    return call.header("X-Request-Id", "r-" + number)
        .header("traceparent", "00-" + trace(number) + "-00f067aa0ba902b7-01");
  }

  @Test
  @DisplayName("API-13: on virtual threads each line has its own request's ids, in parallel too")
  void onVirtualThreads() throws InterruptedException {
    try (var server = TestServer.start();
        var log = LogLines.of("io.neosc.security")) {
      var token = server.signIn(Role.USER);
      var before = log.events().size();
      atOnce(n -> named(server.get("/api/admin/alerts/alr-" + n).as(token), n).send().is(403));

      var lines = log.events().subList(before, log.events().size());
      var values = log.values().subList(before, log.events().size());
      assertThat(lines).hasSize(REQUESTS);
      for (var i = 0; i < REQUESTS; i++) {
        var number = String.valueOf(values.get(i).get("wanted")).replaceAll(".*alr-", "");
        assertThat(values.get(i)).containsEntry("event", "authorization_failure");
        assertThat(lines.get(i).getMDCPropertyMap())
            .containsEntry("request_id", "r-" + number)
            .containsEntry("trace_id", trace(Integer.parseInt(number)))
            .containsKey("span_id");
      }
    }
  }

  @Test
  @DisplayName(
      "OB-6, API-13: on the event loop too; a request is a line of the category performance with"
          + " endpoint, duration_ms and status_code")
  void onTheEventLoop() throws InterruptedException {
    try (var server = TestServer.start(Map.of("neosc.logs.slow-request", "0s"));
        var log = LogLines.of("io.neosc.performance")) {
      atOnce(n -> named(server.get("/health/live"), n).send().is(200));

      assertThat(log.events()).hasSize(REQUESTS);
      assertThat(log.events())
          .extracting(line -> line.getMDCPropertyMap().get("request_id"))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, REQUESTS).mapToObj(n -> "r-" + n).toList());
      assertThat(log.events())
          .allSatisfy(line ->
              assertThat(line.getMDCPropertyMap().get("trace_id"))
                  .isEqualTo(
                      trace(
                          Integer.parseInt(
                              line.getMDCPropertyMap().get("request_id").substring(2)))));
      assertThat(log.values())
          .allSatisfy(values ->
              assertThat(values)
                  .containsEntry("category", "performance")
                  .containsEntry("endpoint", "/health/live")
                  .containsEntry("method", "GET")
                  .containsEntry("status_code", 200)
                  .containsKey("duration_ms"));
    }
  }

  @Test
  @DisplayName("OB-6: a quick request is no line")
  void aQuickRequestIsNoLine() {
    try (var server = TestServer.start();
        var log = LogLines.of("io.neosc.performance")) {
      server.get("/health/live").send().is(200);
      assertThat(log.events()).isEmpty();
    }
  }

  @Test
  @DisplayName("OB-6: an outage is one line, not one for each request that it hits")
  void anOutageIsOneLine() {
    try (var server = TestServer.failing(new StoreUnavailable(StoreUnavailable.Kind.UNREACHABLE));
        var log = LogLines.of("io.neosc.adapter.rest.problem.StoreUnavailableHandler")) {
      for (var i = 0; i < 30; i++) {
        server
            .post("/api/auth/login")
            .json("{\"email\":\"a@example.org\",\"password\":\"x\"}")
            .send()
            .isProblem(503, "server.unavailable");
      }
      assertThat(log.values()).hasSize(1);
      assertThat(log.values().getFirst()).containsEntry("kind", "unreachable");
    }
  }
}
