package io.neosc.adapter.rest.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.neosc.adapter.rest.request.RequestIds;
import io.neosc.domain.scrub.Scrubber;

/** Makes answers of problems; what a client sent comes back scrubbed (OB-7). */
public final class Problems {
  /** The content type of every answer from 400 on. */
  public static final String MEDIA_TYPE = MediaType.APPLICATION_JSON_PROBLEM;

  private Problems() {}

  public static MutableHttpResponse<ProblemResponse> response(
      HttpRequest<?> request, Problem problem) {
    return fill(request, problem, HttpResponse.status(problem.code().status()));
  }

  static MutableHttpResponse<ProblemResponse> fill(
      HttpRequest<?> request, Problem problem, MutableHttpResponse<?> response) {
    var code = problem.code();
    return response
        .status(code.status())
        .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
        .body(
            new ProblemResponse(
                code.type(),
                code.title(),
                code.status().getCode(),
                Scrubber.scrub(problem.detail()),
                Scrubber.scrub(request.getPath()),
                code.code(),
                RequestIds.of(request).traceId(),
                problem.errors().stream().map(Problems::scrubbed).toList(),
                Scrubber.scrubFields(problem.context())));
  }

  private static FieldError scrubbed(FieldError error) {
    return new FieldError(
        Scrubber.scrub(error.field()), error.code(), Scrubber.scrub(error.message()));
  }
}
