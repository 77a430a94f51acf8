package io.neosc.adapter.rest.testing;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.web.router.Router;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One of the server's routes, as the router knows it. */
public record Route(String method, String template, AnnotationMetadata metadata) {
  private static final Map<String, String> PREFIXES =
      Map.of(
          "users", "usr-",
          "organizations", "org-",
          "workspaces", "ws-",
          "sessions", "ses-",
          "alerts", "alr-",
          "sign-in-blocks", "blk-",
          "api-keys", "key-",
          "locks", "lck-",
          "legal-holds", "hld-");
  private static final Set<String> READS = Set.of("GET", "HEAD");

  /** All routes except the HEAD twins of GET, by path and method, each once. */
  public static List<Route> of(TestServer server) {
    return server
        .server
        .getApplicationContext()
        .getBean(Router.class)
        .uriRoutes()
        .filter(route -> !route.getHttpMethodName().equals("HEAD"))
        .map(route ->
            new Route(
                route.getHttpMethodName(),
                route.getUriMatchTemplate().toString(),
                route.getTargetMethod().getAnnotationMetadata()))
        .collect(Collectors.toMap(Route::toString, route -> route, (one, _) -> one))
        .values()
        .stream()
        .sorted(Comparator.comparing(Route::template).thenComparing(Route::method))
        .toList();
  }

  public boolean changes() {
    return !READS.contains(method);
  }

  /** A path of this route; its ids name nothing. */
  public String path() {
    return template
        .replace("/problems/{code}", "/problems/auth.busy")
        .replace("{name}", "docs")
        .replace("{id}", idPrefix() + "none");
  }

  private String idPrefix() {
    return PREFIXES.entrySet().stream()
        .filter(entry -> template.contains("/" + entry.getKey() + "/"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("pol-");
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}
