package io.neosc.adapter.rest.security;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.neosc.adapter.rest.request.ClientAddress;
import io.neosc.application.apikey.port.in.KeyBearerQueries;
import io.neosc.application.identity.port.in.SignInQueries;
import io.neosc.application.identity.port.in.SignInQueries.Verdict;
import io.neosc.application.identity.port.out.AccessTokens;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.session.port.in.PresenceCommands;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.apikey.ApiKey;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockSubject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.reactivestreams.Publisher;

/**
 * Finds out who is calling. A good token is only half of it: on each request the sign-in behind it
 * is asked for in memory, so that a revocation counts at once (ID-8), and so are locks, for {@link
 * LockRule}. Only when memory cannot tell is the store asked, away from the event loop. Whoever
 * calls and is not locked is there: that is a sign of life of its sessions (SE-9).
 */
@Singleton
final class BearerFetcher implements AuthenticationFetcher<HttpRequest<?>> {
  private final AccessTokens tokens;
  private final SignInQueries signIns;
  private final ScrapeSettings scraping;
  private final LocksInForceQueries locks;
  private final KeyFetching keys;
  private final PresenceCommands presence;
  private final ExecutorService blocking;

  BearerFetcher(
      AccessTokens tokens,
      SignInQueries signIns,
      ScrapeSettings scraping,
      KeyBearerQueries keys,
      LocksInForceQueries locks,
      PresenceCommands presence,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.tokens = tokens;
    this.signIns = signIns;
    this.scraping = scraping;
    this.locks = locks;
    this.keys = new KeyFetching(keys, locks, blocking);
    this.presence = presence;
    this.blocking = blocking;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    var token = Callers.tokenIn(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
    if (token == null) {
      return Publishers.empty();
    }
    if (token.startsWith(ApiKey.KEY_PREFIX)) {
      return keys.fetch(request, token);
    }
    if (scraping.opens(token)) {
      locks
          .remembered(LockSubject.machine(null, ClientAddress.of(request)))
          .ifPresent(lock -> LockRule.note(request, lock));
      return Publishers.just(new KeyCaller("scrape-token", List.of(Scope.METRICS_READ)));
    }
    var named = tokens.verify(token);
    if (named.isEmpty()) {
      new Credentials.Bad().noteIn(request);
      return Publishers.empty();
    }
    var id = named.get();
    return switch (signIns.remembered(id)) {
      case Verdict.Unsure _ ->
          Publishers.fromCompletableFuture(() ->
              CompletableFuture.<Authentication>supplyAsync(
                  () -> ask(request, id).orElse(null), blocking));
      case Verdict certain -> publisher(caller(request, certain, locks::remembered));
    };
  }

  private Optional<Authentication> ask(HttpRequest<?> request, SignInId id) {
    try {
      return caller(request, signIns.verify(id), locks::find);
    } catch (StoreUnavailable unavailable) {
      new Credentials.Unknown(unavailable).noteIn(request);
      return Optional.empty();
    }
  }

  private Optional<Authentication> caller(
      HttpRequest<?> request, Verdict verdict, Function<LockSubject, Optional<Lock.State>> lockOn) {
    return switch (verdict) {
      case Verdict.Live(var signIn) -> {
        var caller =
            LockSubject.person(signIn.accountId(), signIn.role(), ClientAddress.of(request));
        lockOn
            .apply(caller)
            .ifPresentOrElse(
                lock -> LockRule.note(request, lock), () -> presence.called(signIn.accountId()));
        yield Optional.of(new Caller(signIn));
      }
      case Verdict.Over _ -> {
        new Credentials.Bad().noteIn(request);
        yield Optional.empty();
      }
      case Verdict.Unsure _ -> throw new IllegalStateException("verify is never unsure");
    };
  }

  private static Publisher<Authentication> publisher(Optional<Authentication> caller) {
    return caller.map(Publishers::just).orElseGet(Publishers::empty);
  }
}
