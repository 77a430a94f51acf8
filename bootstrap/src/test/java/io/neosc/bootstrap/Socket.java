package io.neosc.bootstrap;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** An open live stream: what it has said, and how it was closed. */
final class Socket implements AutoCloseable {
  private final List<String> frames = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  private Socket(URI address) {
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .subprotocols("neosc.v1")
            .buildAsync(address, new Ear())
            .join();
  }

  /** Opens a stream for a caller at a node, by a one-time ticket. */
  static Socket open(Caller caller, URI node) {
    var ticket = caller.at(node).post("/api/ws-ticket").requires(200).text("ticket");
    Caller.SECRETS.add(ticket);
    return new Socket(URI.create("ws://" + node.getAuthority() + "/ws/status?ticket=" + ticket));
  }

  /** What a node answers to somebody with this ticket, whom it does not let in. */
  static HttpResponse<?> knock(URI node, String ticket) {
    var address = URI.create("ws://" + node.getAuthority() + "/ws/status?ticket=" + ticket);
    try (var socket = new Socket(address)) {
      throw new AssertionError("somebody was let in: " + socket);
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse();
      }
      throw e;
    }
  }

  /** Waits for a frame that holds all these texts. */
  String awaitFrame(Duration longest, String... texts) {
    Awaitility.await()
        .atMost(longest)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> find(texts) != null);
    return String.valueOf(find(texts));
  }

  private @Nullable String find(String... texts) {
    for (var frame : frames) {
      if (List.of(texts).stream().allMatch(frame::contains)) {
        return frame;
      }
    }
    return null;
  }

  /** The code with which the server closes it within this time. */
  int awaitClosed(Duration longest) {
    Awaitility.await().atMost(longest).pollInterval(Duration.ofMillis(5)).until(closed::isDone);
    return closed.join();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder part = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        frames.add(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      closed.completeExceptionally(failure);
    }
  }
}
