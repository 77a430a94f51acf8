package io.neosc.adapter.websocket;

import io.micronaut.http.MutableHttpResponse;

/** Why a stream is not opened. */
sealed interface Refused permits Refusal, LockRefusal {

  /** The answer to the handshake; made where the request's ids are known to the log. */
  MutableHttpResponse<?> response();
}
