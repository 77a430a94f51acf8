package io.neosc.adapter.rest.policy;

import io.neosc.adapter.rest.wire.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which way to switch a policy (PO-3); without a wish it goes to the other one. */
@Schema(name = "SwitchPolicy")
record SwitchRequest(@Schema(types = "boolean", nullable = false) @Nullable Boolean enabled) {

  static SwitchRequest of(JsonBody body) {
    var request = new SwitchRequest(body.optionalTruth("enabled"));
    body.done();
    return request;
  }
}
