package io.neosc.adapter.rest.security;

import io.micronaut.context.annotation.Executable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.neosc.adapter.rest.problem.Problems;
import io.neosc.adapter.rest.problem.Refusals;
import io.neosc.application.shared.port.SecurityLog;
import jakarta.inject.Singleton;

/** Tells a caller whom a lock hits why, until when, and writes it down (SE-12, ID-18). */
@Singleton
@Produces
final class LockedOutHandler implements ExceptionHandler<LockedOut, MutableHttpResponse<?>> {
  private final SecurityLog log;
  private final Denials denials;

  LockedOutHandler(SecurityLog log, Denials denials) {
    this.log = log;
    this.denials = denials;
  }

  @Override
  @Executable
  @ExecuteOn(TaskExecutors.BLOCKING)
  @SuppressWarnings("rawtypes") // the interface's own signature
  public MutableHttpResponse<?> handle(HttpRequest request, LockedOut refused) {
    HttpRequest<?> asked = request;
    denials.lockedOut(asked);
    var context = Caller.contextOf(asked);
    var party = context.party();
    log.authorizationFailure(
        party == null ? null : party.id(),
        context.ipAddress(),
        asked.getMethodName() + " " + asked.getPath(),
        "lock");
    return Problems.response(asked, Refusals.problemOf(refused.lock()));
  }
}
