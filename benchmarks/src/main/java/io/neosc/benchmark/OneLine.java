package io.neosc.benchmark;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One connection that stays open and asks one thing after the other, with as little work of its own
 * as there can be, for answers of any length.
 */
final class OneLine implements AutoCloseable {
  private final Socket socket;
  private byte[] answer = new byte[1 << 20];
  private int head;
  private int size;

  OneLine(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
  }

  /** Sends the request and reads the whole answer, which must be a good one. */
  void ask(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    size = 0;
    head = -1;
    var whole = Integer.MAX_VALUE;
    while (size < whole) {
      if (size == answer.length) {
        answer = Arrays.copyOf(answer, 2 * size);
      }
      var read = socket.getInputStream().read(answer, size, answer.length - size);
      if (read < 0) {
        throw new IllegalStateException("the server closed the connection");
      }
      size += read;
      if (head < 0) {
        head = KeepAlive.headEnd(answer, size);
        whole = head < 0 ? whole : head + KeepAlive.length(answer, head);
      }
    }
    if (!KeepAlive.startsWith(answer, 0, KeepAlive.OK)) {
      throw new IllegalStateException(new String(answer, 0, size, StandardCharsets.UTF_8));
    }
  }

  /** The head of the last answer. */
  String head() {
    return new String(answer, 0, head, StandardCharsets.US_ASCII);
  }

  String body() {
    return new String(answer, head, size - head, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
