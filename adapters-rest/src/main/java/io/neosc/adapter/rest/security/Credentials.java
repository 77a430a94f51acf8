package io.neosc.adapter.rest.security;

import io.micronaut.http.HttpRequest;
import io.neosc.application.shared.port.StoreUnavailable;

/** What was found of a request's credentials, for the answer if they were needed. */
sealed interface Credentials {
  String ATTRIBUTE = Credentials.class.getName();

  /** There are none, or of a kind that is not asked for. */
  record Missing() implements Credentials {}

  /** A token that is no good, or whose sign-in is over. */
  record Bad() implements Credentials {}

  /** A good token, but nobody can say whether its sign-in is. */
  record Unknown(StoreUnavailable cause) implements Credentials {}

  static Credentials of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Credentials.class).orElseGet(Missing::new);
  }

  default void noteIn(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
