package io.neosc.adapter.websocket;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.neosc.domain.lock.LockInForce;
import io.neosc.domain.scrub.Scrubber;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.MDC;

/** A lock hits whoever wants the stream (SE-12): 423 with its reason and its end. */
record LockRefusal(LockInForce lock) implements Refused {

  @Override
  public MutableHttpResponse<?> response() {
    return HttpResponse.status(HttpStatus.LOCKED)
        .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
        .body(
            new ProblemData(
                "/problems/" + lock.code(),
                "Locked",
                HttpStatus.LOCKED.getCode(),
                Scrubber.scrub(lock.getMessage()),
                LiveSocket.PATH,
                lock.code(),
                MDC.get("trace_id"),
                Scrubber.scrubFields(context())));
  }

  private Map<String, Object> context() {
    var context = new TreeMap<String, Object>();
    context.put("target", lock.kind().name().toLowerCase(Locale.ROOT));
    context.put("reason", lock.reason());
    var end = lock.expiresAt();
    if (end != null) {
      context.put("expires_at", Wire.time(end));
    }
    return context;
  }
}
