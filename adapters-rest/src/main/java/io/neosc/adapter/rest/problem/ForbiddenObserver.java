package io.neosc.adapter.rest.problem;

import io.micronaut.http.HttpRequest;

/** Hears of requests that are refused because their caller may not (ID-18). */
public interface ForbiddenObserver {

  /** Called before the answer, on a thread that may wait. It does not throw. */
  void forbidden(HttpRequest<?> request);
}
