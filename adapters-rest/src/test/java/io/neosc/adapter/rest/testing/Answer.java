package io.neosc.adapter.rest.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** An answer of the server. JSON is read as the YAML that it is. */
public record Answer(HttpResponse<String> raw) {

  public int status() {
    return raw.statusCode();
  }

  public String body() {
    return raw.body();
  }

  /** The header's value; "" if it is not there. */
  public String header(String name) {
    return raw.headers().firstValue(name).orElse("");
  }

  public Map<String, Object> json() {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(body());
  }

  public List<Map<String, Object>> list() {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(body());
  }

  public String text(String field) {
    return String.valueOf(json().get(field));
  }

  @SuppressWarnings("unchecked") // a test that is wrong about the shape fails
  public Map<String, Object> object(String field) {
    return (Map<String, Object>) json().get(field);
  }

  /** Asserts the status and says the body if it is another. */
  public Answer is(int status) {
    assertThat(status())
        .as("%s %s: %s", raw.request().method(), raw.uri(), body())
        .isEqualTo(status);
    return this;
  }

  /** Asserts that this is a complete problem document with this code. */
  public Answer isProblem(int status, String code) {
    is(status);
    assertThat(header("Content-Type")).as(body()).isEqualTo("application/problem+json");
    var problem = json();
    assertThat(problem)
        .containsEntry("code", code)
        .containsEntry("status", status)
        .containsEntry("type", "/problems/" + code)
        .containsEntry("instance", raw.uri().getRawPath())
        .containsKeys("title", "detail", "trace_id");
    assertThat(problem.get("detail")).isInstanceOf(String.class);
    assertThat(problem.get("trace_id").toString()).matches("[0-9a-f]{32}");
    assertThat(header("traceparent")).contains(problem.get("trace_id").toString());
    assertThat(body())
        .doesNotContainPattern("Exception|io\\.neosc|io\\.micronaut|java\\.|[Mm]ongo");
    return this;
  }

  public Answer isMissing(String code) {
    return isProblem(404, code);
  }

  /** The codes of what is wrong with fields, as {@code field:code}. */
  @SuppressWarnings("unchecked") // as above
  public List<String> fieldErrors() {
    return ((List<Map<String, Object>>) json().getOrDefault("errors", List.of()))
        .stream().map(error -> error.get("field") + ":" + error.get("code")).toList();
  }
}
