package io.neosc.adapter.rest.security;

import io.micronaut.context.annotation.Executable;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import io.neosc.adapter.rest.problem.ForbiddenObserver;
import io.neosc.adapter.rest.problem.Problem;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.Problems;
import io.neosc.adapter.rest.problem.StoreUnavailableHandler;
import io.neosc.adapter.rest.request.ClientAddress;
import io.neosc.application.shared.port.SecurityLog;
import jakarta.inject.Singleton;

/** Tells a caller without the right to a route what is missing (RFC 6750). */
@Singleton
@Produces
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class AccessRefusedHandler
    implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
  private final SecurityLog log;
  private final StoreUnavailableHandler unavailable;
  private final ForbiddenObserver observer;

  AccessRefusedHandler(
      SecurityLog log, StoreUnavailableHandler unavailable, ForbiddenObserver observer) {
    this.log = log;
    this.unavailable = unavailable;
    this.observer = observer;
  }

  @Override
  @Executable
  @ExecuteOn(TaskExecutors.BLOCKING)
  @SuppressWarnings("rawtypes") // the interface's own signature
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
    HttpRequest<?> asked = request;
    if (refused.isForbidden()) {
      observer.forbidden(asked);
      var context = Caller.contextOf(asked);
      var actor = context.actor();
      var byKey = refused.getAuthentication() instanceof KeyCaller;
      log.authorizationFailure(
          actor == null ? null : actor.accountId().value(),
          context.ipAddress(),
          asked.getMethodName() + " " + asked.getPath(),
          byKey ? "scope" : "role");
      var problem =
          byKey
              ? Problem.of(
                  ProblemCode.AUTH_WRONG_SCOPE, "This API key has no scope that opens this")
              : Problem.of(ProblemCode.AUTH_NOT_ALLOWED, "Your role does not allow this");
      return Problems.response(asked, problem)
          .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
    }
    return switch (Credentials.of(asked)) {
      case Credentials.Missing _ ->
          Problems.response(
                  asked,
                  Problem.of(
                      ProblemCode.AUTH_REQUIRED,
                      "Sign in and send the access token as Authorization: Bearer TOKEN"))
              .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      case Credentials.Bad _ -> {
        log.credentialsRefused(ClientAddress.of(asked).text(), "bearer", "invalid_token");
        yield Problems.response(
                asked,
                Problem.of(
                    ProblemCode.AUTH_INVALID_TOKEN,
                    "The access token is not valid, or its sign-in has ended"))
            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
      }
      case Credentials.Unknown unknown -> unavailable.answer(asked, unknown.cause());
    };
  }
}
