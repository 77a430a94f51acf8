package io.neosc.adapter.rest.problem;

import java.util.List;
import java.util.Map;

/** A request that is wrong as a request, before any rule of the product was asked. */
public final class RequestRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  public RequestRefused(ProblemCode code, String detail) {
    this(Problem.of(code, detail));
  }

  private RequestRefused(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** Input with these mistakes. */
  public static RequestRefused invalid(List<FieldError> errors) {
    return new RequestRefused(
        new Problem(
            ProblemCode.REQUEST_INVALID,
            errors.size() == 1
                ? errors.getFirst().field() + ": " + errors.getFirst().message()
                : errors.size() + " fields are not as they should be",
            errors,
            Map.of()));
  }

  /** Something of which the caller gave an impossible id: it is as absent as one with a good id. */
  public static RequestRefused absent(ProblemCode code) {
    return new RequestRefused(code, "There is nothing with this id");
  }

  public Problem problem() {
    return problem;
  }
}
