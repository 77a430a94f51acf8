package io.neosc.adapter.rest.docs;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.neosc.adapter.rest.problem.Answers;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.adapter.rest.wire.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;

/** What people and programs read about the API (API-9). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "Documentation")
final class DocsController {
  private static final String CSS = "text/css; charset=utf-8";
  private static final String HTML = "text/html; charset=utf-8";
  private static final String YAML = "application/yaml";
  private final ApiDocument document;

  DocsController(ApiDocument document) {
    this.document = document;
  }

  @Get("/openapi.yaml")
  @Produces(MediaType.ALL)
  @Operation(summary = "This description, for programs", description = "Anybody. OpenAPI 3.1.")
  @ApiResponse(responseCode = "200", description = "The description of the API")
  @Answers.Open
  HttpResponse<String> openApi() {
    return as(YAML, document.get());
  }

  @Get("/docs")
  @Produces(MediaType.ALL)
  @Operation(summary = "This description, for people", description = "Anybody.")
  @ApiResponse(responseCode = "200", description = "A page")
  @Answers.Open
  HttpResponse<String> page() {
    return as(HTML, document.page())
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'");
  }

  @Get("/docs/{name}.css")
  @Produces(MediaType.ALL)
  @Operation(summary = "A style sheet of the page", description = "Anybody.")
  @ApiResponse(responseCode = "200", description = "A style sheet")
  @Answers.Nothing
  @Answers.Open
  HttpResponse<String> style(@PathVariable String name) {
    return switch (name) {
      case "docs" -> as(CSS, Texts.of(DocsController.class, "docs.css"));
      case "tokens" -> as(CSS, Texts.tokens());
      default -> throw RequestRefused.absent(ProblemCode.REQUEST_NOT_FOUND);
    };
  }

  @Get("/problems/{code}")
  @Operation(
      summary = "What a problem code means",
      description = "Anybody. This is where the type of a problem document leads.")
  @ApiResponse(responseCode = "200", description = "The code with its status and title")
  @Answers.Nothing
  @Answers.Open
  ProblemTypeResponse problem(@PathVariable String code) {
    return Arrays.stream(ProblemCode.values())
        .filter(known -> known.code().equals(code))
        .findFirst()
        .map(ProblemTypeResponse::of)
        .orElseThrow(() -> RequestRefused.absent(ProblemCode.REQUEST_NOT_FOUND));
  }

  private static MutableHttpResponse<String> as(String type, String content) {
    return HttpResponse.ok(content)
        .header(HttpHeaders.CONTENT_TYPE, type)
        .header(HttpHeaders.CACHE_CONTROL, "max-age=300");
  }
}
