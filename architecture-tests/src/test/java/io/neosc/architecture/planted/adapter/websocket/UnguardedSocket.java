package io.neosc.architecture.planted.adapter.websocket;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.neosc.architecture.planted.domain.shared.Breaks;

/** A socket that says nothing about who may open it. */
@Breaks(16)
@ServerWebSocket("/unguarded")
final class UnguardedSocket {
  @OnMessage
  @ExecuteOn(TaskExecutors.BLOCKING)
  void onMessage(String text) {}
}
