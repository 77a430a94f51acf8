package io.neosc.adapter.rest.idempotency;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.JsonBody;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.IdempotencyClaim;
import io.neosc.application.shared.port.IdempotentAnswers;
import io.neosc.application.shared.port.IdempotentAnswers.Answer;
import io.neosc.application.shared.port.IdempotentAnswers.Kept;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.shared.DomainException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers a request that a client has named as it was answered the first time, on any node and
 * after any restart (API-6, RE-2). The commit takes the name, so the database decides which of two
 * twins happens; the other one gets its answer. A name whose answer was lost in a crash is answered
 * from what was stored. Refusals change nothing and take no name: repeated, they are decided anew.
 */
@Singleton
public final class OnceOnly {
  private static final Duration KEPT_FOR = Duration.ofHours(24);
  private static final List<String> HEADERS = List.of(HttpHeaders.ETAG, HttpHeaders.LOCATION);
  private final IdempotentAnswers answers;
  private final JsonMapper json;
  private final IdGenerator ids;
  private final InstantSource clock;

  OnceOnly(IdempotentAnswers answers, JsonMapper json, IdGenerator ids, InstantSource clock) {
    this.answers = answers;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The answer to a request of a signed-in caller.
   *
   * @param exists fails if what the path names is absent, which is said before any 400 or 422
   * @param first decides and commits under the context that it is given, and answers
   * @param again answers from the ids of what was committed, for a name without an answer; it must
   *     have the same status as {@code first}
   */
  public <T> HttpResponse<T> answer(
      HttpRequest<byte[]> http,
      Runnable exists,
      Function<CommitContext, HttpResponse<T>> first,
      Function<List<String>, HttpResponse<T>> again) {
    var name = JsonBody.read(() -> RequestName.of(http), exists);
    if (name.isEmpty()) {
      return first.apply(Caller.contextOf(http));
    }
    var named = new Named<T>(http, name.get(), exists, again);
    return answers
        .find(named.name().id())
        .map(kept -> replay(named, kept))
        .orElseGet(() -> decide(named, first));
  }

  /** A request on its way. */
  private record Named<T>(
      HttpRequest<byte[]> http,
      RequestName name,
      Runnable exists,
      Function<List<String>, HttpResponse<T>> again) {}

  private <T> HttpResponse<T> decide(
      Named<T> named, Function<CommitContext, HttpResponse<T>> first) {
    var claim =
        new IdempotencyClaim(
            named.name().id(),
            named.name().fingerprint(),
            ids.secret(),
            clock.instant().plus(KEPT_FOR));
    try {
      var response = first.apply(Caller.contextOf(named.http()).claiming(claim));
      var own = recorded(response);
      var kept = answers.keep(claim, own);
      return kept.equals(own) ? response : given(kept);
    } catch (KeyTaken taken) {
      if (taken.key() != UniqueKey.IDEMPOTENCY_KEY) {
        throw taken;
      }
      return twin(named, answers.await(claim.id()))
          .orElseThrow(() -> new StoreUnavailable(StoreUnavailable.Kind.UNKNOWN_OUTCOME));
    } catch (DomainException refusal) {
      // It may be its twin that stands in the way.
      return twin(named, answers.find(claim.id()).filter(kept -> !own(kept, claim)))
          .orElseThrow(() -> refusal);
    }
  }

  private static boolean own(Kept kept, IdempotencyClaim claim) {
    return kept.attempt().equals(claim.attempt());
  }

  private <T> Optional<HttpResponse<T>> twin(Named<T> named, Optional<Kept> kept) {
    return kept.map(found -> replay(named, found));
  }

  private <T> HttpResponse<T> replay(Named<T> named, Kept kept) {
    if (!kept.fingerprint().equals(named.name().fingerprint())) {
      named.exists().run();
      throw new RequestRefused(
          ProblemCode.REQUEST_IDEMPOTENCY_MISMATCH,
          "This Idempotency-Key stands for another path or body; use a new one for a new request");
    }
    var answer = kept.answer();
    MutableHttpResponse<T> response = given(answer == null ? rebuilt(named, kept) : answer);
    response.getHeaders().add("Idempotent-Replayed", "true");
    return response;
  }

  /** Whoever comes first after a crash, or before the answer is there, says what it is. */
  private <T> Answer rebuilt(Named<T> named, Kept kept) {
    var claim =
        new IdempotencyClaim(
            named.name().id(), kept.fingerprint(), kept.attempt(), clock.instant().plus(KEPT_FOR));
    return answers.keep(claim, recorded(named.again().apply(kept.stored())));
  }

  @SuppressWarnings("unchecked") // a client cannot tell the bytes from the T they were written from
  private static <T> MutableHttpResponse<T> given(Answer answer) {
    var response = HttpResponse.status(HttpStatus.valueOf(answer.status()));
    answer.headers().forEach(response::header);
    return (MutableHttpResponse<T>)
        response
            .contentType(MediaType.APPLICATION_JSON_TYPE)
            .body(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private Answer recorded(HttpResponse<?> response) {
    Map<String, String> headers = new HashMap<>();
    for (var name : HEADERS) {
      var value = response.getHeaders().get(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    try {
      var body = json.writeValueAsBytes(response.body());
      return new Answer(response.code(), headers, new String(body, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
