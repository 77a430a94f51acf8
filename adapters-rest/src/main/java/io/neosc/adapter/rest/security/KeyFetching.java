package io.neosc.adapter.rest.security;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.neosc.adapter.rest.request.ClientAddress;
import io.neosc.application.apikey.port.in.KeyBearerQueries;
import io.neosc.application.apikey.port.in.KeyBearerQueries.Verdict;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.apikey.ApiKey;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockSubject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.reactivestreams.Publisher;

/**
 * Finds out which machine is calling. As for people, memory is asked on each request, and the store
 * only when memory cannot tell, away from the event loop (ID-15). A key is shut out by locks on its
 * caller's address and on the account that made it (SE-12).
 */
record KeyFetching(KeyBearerQueries keys, LocksInForceQueries locks, ExecutorService blocking) {

  Publisher<Authentication> fetch(HttpRequest<?> request, String key) {
    return switch (keys.remembered(key)) {
      case Verdict.Unsure _ ->
          Publishers.fromCompletableFuture(() ->
              CompletableFuture.<Authentication>supplyAsync(
                  () -> ask(request, key).orElse(null), blocking));
      case Verdict certain ->
          caller(request, certain, locks::remembered)
              .map(Publishers::just)
              .orElseGet(Publishers::empty);
    };
  }

  private Optional<Authentication> ask(HttpRequest<?> request, String key) {
    try {
      return caller(request, keys.verify(key), locks::find);
    } catch (StoreUnavailable unavailable) {
      new Credentials.Unknown(unavailable).noteIn(request);
      return Optional.empty();
    }
  }

  private Optional<Authentication> caller(
      HttpRequest<?> request, Verdict verdict, Function<LockSubject, Optional<Lock.State>> lockOn) {
    return switch (verdict) {
      case Verdict.Live(ApiKey.State key) -> {
        lockOn
            .apply(LockSubject.machine(key.createdBy(), ClientAddress.of(request)))
            .ifPresent(lock -> LockRule.note(request, lock));
        if (keys.worthNoting(key.id())) {
          blocking.execute(() -> keys.noteUse(key.id()));
        }
        yield Optional.of(new KeyCaller(key.id().value(), key.scopes()));
      }
      case Verdict.Over _ -> {
        new Credentials.Bad().noteIn(request);
        yield Optional.empty();
      }
      case Verdict.Unsure _ -> throw new IllegalStateException("verify is never unsure");
    };
  }
}
