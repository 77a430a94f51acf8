package io.neosc.adapter.websocket;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A client that reads all it gets. */
final class LiveReader implements WebSocket.Listener {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  final List<Map<String, Object>> frames = new CopyOnWriteArrayList<>();
  final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
  final CompletableFuture<ByteBuffer> pong = new CompletableFuture<>();
  volatile @Nullable String closeReason;
  private final StringBuilder text = new StringBuilder();
  private volatile @Nullable WebSocket socket;

  LiveReader on(WebSocket opened) {
    socket = opened;
    return this;
  }

  WebSocket socket() {
    return Objects.requireNonNull(socket);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      frames.add(Json.object(text.toString().getBytes(StandardCharsets.UTF_8)));
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    pong.complete(message);
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closeReason = reason;
    closeCode.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closeCode.completeExceptionally(error);
  }

  List<Map<String, Object>> of(String type) {
    return frames.stream().filter(frame -> type.equals(frame.get("type"))).toList();
  }

  List<Map<String, Object>> about(String topic) {
    return frames.stream().filter(frame -> topic.equals(frame.get("topic"))).toList();
  }

  /** Waits for the first frame of this type. */
  Map<String, Object> await(String type) {
    return await(type, 1);
  }

  /** Waits until there are this many frames of this type, and gives the last one. */
  Map<String, Object> await(String type, int count) {
    Awaitility.await().atMost(PATIENCE).until(() -> of(type).size() >= count);
    return of(type).get(count - 1);
  }

  /** Waits for the server's close frame. */
  int awaitClose() {
    Awaitility.await().atMost(PATIENCE).until(closeCode::isDone);
    return closeCode.join();
  }
}
