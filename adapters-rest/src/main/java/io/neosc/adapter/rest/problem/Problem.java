package io.neosc.adapter.rest.problem;

import java.util.List;
import java.util.Map;

/**
 * One refusal or failure, before it becomes an answer.
 *
 * @param detail one sentence for people
 * @param errors what is wrong with the input, field by field
 * @param context facts that help the client go on, such as the present state
 */
public record Problem(
    ProblemCode code, String detail, List<FieldError> errors, Map<String, Object> context) {

  public Problem {
    errors = List.copyOf(errors);
    context = Map.copyOf(context);
  }

  public static Problem of(ProblemCode code, String detail) {
    return new Problem(code, detail, List.of(), Map.of());
  }

  static Problem of(ProblemCode code, String detail, Map<String, Object> context) {
    return new Problem(code, detail, List.of(), context);
  }
}
