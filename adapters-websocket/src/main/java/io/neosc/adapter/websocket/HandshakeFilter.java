package io.neosc.adapter.websocket;

import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.filter.HttpServerFilter;
import io.micronaut.http.filter.ServerFilterChain;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.neosc.application.identity.port.in.SignInQueries;
import io.neosc.application.identity.port.in.SignInQueries.Verdict;
import io.neosc.application.identity.port.out.AccessTokens;
import io.neosc.application.live.port.in.TicketCommands;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.shared.port.SecurityLog;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.lock.LockInForce;
import io.neosc.domain.lock.LockSubject;
import io.neosc.domain.shared.IpAddress;
import jakarta.inject.Named;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Decides who may open a live stream (LI-2), before the upgrade, so that a refusal is an ordinary
 * HTTP answer. A ticket is used up only by a page that may use it.
 */
@Filter(LiveSocket.PATH)
final class HandshakeFilter implements HttpServerFilter {
  /** The request attribute that says whose stream it is. */
  static final String SIGN_IN = "neosc.live.sign-in";

  private static final String STREAM = "live_stream";
  private static final String WANTED = "GET " + LiveSocket.PATH;
  private static final String CLIENT_ADDRESS = "neosc.client-address";

  private final Origins origins;
  private final AccessTokens tokens;
  private final TicketCommands tickets;
  private final SignInQueries signIns;
  private final LocksInForceQueries locks;
  private final SecurityLog log;
  private final ExecutorService blocking;

  HandshakeFilter(
      Origins origins,
      AccessTokens tokens,
      TicketCommands tickets,
      SignInQueries signIns,
      LocksInForceQueries locks,
      SecurityLog log,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.origins = origins;
    this.tokens = tokens;
    this.tickets = tickets;
    this.signIns = signIns;
    this.locks = locks;
    this.log = log;
    this.blocking = blocking;
  }

  /** After what counts requests (API-8): a refusal costs as much as a good handshake. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  /**
   * Redeeming a ticket asks the store, and so may verifying a sign-in: that is done elsewhere. The
   * upgrade itself goes on where everything of the connection happens, its end included.
   */
  @Override
  public Publisher<MutableHttpResponse<?>> doFilter(
      HttpRequest<?> request, ServerFilterChain chain) {
    var eventLoop =
        ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel().eventLoop();
    var context = PropagatedContext.getOrEmpty();
    return Mono.fromFuture(() ->
            CompletableFuture.supplyAsync(
                    () -> context.propagate(() -> refusalOf(request)), blocking)
                .thenApplyAsync(Function.identity(), eventLoop))
        .flatMapMany(refusal ->
            context.propagate(() ->
                refusal.isPresent()
                    ? Mono.just(refusal.get().response())
                    : chain.proceed(request)));
  }

  private Optional<Refused> refusalOf(HttpRequest<?> request) {
    var refusal = refusal(request);
    if (refusal != null) {
      tell(request, refusal);
    }
    return Optional.ofNullable(refusal);
  }

  /** What is no upgrade, or cannot be decided now, is no matter of security. */
  private void tell(HttpRequest<?> request, Refused refusal) {
    var from = addressOf(request);
    var address = from == null ? null : from.text();
    switch (refusal) {
      case Refusal.TOKEN_IN_URL -> log.credentialsRefused(address, STREAM, "token_in_url");
      case Refusal.NO_CREDENTIALS -> log.credentialsRefused(address, STREAM, "none");
      case Refusal.BAD_CREDENTIALS -> log.credentialsRefused(address, STREAM, "invalid_token");
      case Refusal.FOREIGN_ORIGIN ->
          log.foreignOrigin(
              address,
              WANTED,
              Objects.requireNonNullElse(request.getHeaders().get(HttpHeaders.ORIGIN), ""));
      case LockRefusal _ ->
          log.authorizationFailure(
              request
                  .getAttribute(SIGN_IN, SignIn.State.class)
                  .map(signIn -> signIn.accountId().value())
                  .orElse(null),
              address,
              WANTED,
              "lock");
      case Refusal.NOT_A_WEBSOCKET, Refusal.NOT_THE_SUBPROTOCOL, Refusal.UNAVAILABLE -> {
        // The answer says it.
      }
    }
  }

  private @Nullable Refused refusal(HttpRequest<?> request) {
    if (!Offer.isUpgrade(request)) {
      return Refusal.NOT_A_WEBSOCKET;
    }
    var offer = Offer.of(request);
    if (offer.tokenInUrl()) {
      return Refusal.TOKEN_IN_URL;
    }
    if (offer.token() == null && offer.ticket() == null) {
      return Refusal.NO_CREDENTIALS;
    }
    if (!offer.takesSubprotocol()) {
      return Refusal.NOT_THE_SUBPROTOCOL;
    }
    var headers = request.getHeaders();
    if (!origins.allow(headers.get(HttpHeaders.ORIGIN), headers.get(HttpHeaders.HOST))) {
      return Refusal.FOREIGN_ORIGIN;
    }
    try {
      return signedIn(request, offer);
    } catch (StoreUnavailable e) {
      return Refusal.UNAVAILABLE;
    }
  }

  private @Nullable Refused signedIn(HttpRequest<?> request, Offer offer) {
    var verdict = signInOf(offer).map(signIns::verify).orElseGet(Verdict.Over::new);
    if (verdict instanceof Verdict.Live(var signIn)) {
      request.setAttribute(SIGN_IN, signIn);
      return locks
          .find(LockSubject.person(signIn.accountId(), signIn.role(), addressOf(request)))
          .map(lock -> new LockRefusal(new LockInForce(lock)))
          .orElse(null);
    }
    return Refusal.BAD_CREDENTIALS;
  }

  /** What the HTTP door found out about the client's address, or the connection's own. */
  static @Nullable IpAddress addressOf(HttpRequest<?> request) {
    return request
        .getAttribute(CLIENT_ADDRESS, IpAddress.class)
        .orElseGet(() -> {
          var address = request.getRemoteAddress().getAddress();
          return address == null ? null : IpAddress.of(address);
        });
  }

  private Optional<SignInId> signInOf(Offer offer) {
    var token = offer.token();
    if (token != null) {
      return tokens.verify(token);
    }
    var ticket = offer.ticket();
    return ticket == null ? Optional.empty() : tickets.redeem(ticket);
  }
}
