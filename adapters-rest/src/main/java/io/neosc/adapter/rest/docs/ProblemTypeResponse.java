package io.neosc.adapter.rest.docs;

import io.micronaut.serde.annotation.Serdeable;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a problem code means; docs/problems.md says more. */
@Serdeable.Serializable
@Schema(name = "ProblemType")
record ProblemTypeResponse(String code, int status, String title, String type) {

  static ProblemTypeResponse of(ProblemCode code) {
    return new ProblemTypeResponse(code.code(), code.status().getCode(), code.title(), code.type());
  }
}
