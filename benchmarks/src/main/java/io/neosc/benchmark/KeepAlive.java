package io.neosc.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * Connections that stay open and ask the same again and again, each as soon as it has its answer,
 * on one thread: as little of the machine as possible for those who ask. The same for ours and the
 * floor. Each comes from a loopback address of its own.
 */
final class KeepAlive implements AutoCloseable {
  private static final int LARGEST_ANSWER = 16_384;
  static final byte[] OK = "HTTP/1.1 20".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);

  private final Selector selector = Selector.open();
  private byte[] lastAnswer = {};

  /** One connection, with its request and what came of the answer so far. */
  private static final class Line {
    private final ByteBuffer[] requests;
    private final ByteBuffer answer = ByteBuffer.allocate(LARGEST_ANSWER);
    private int next;

    private Line(byte[][] requests) {
      this.requests = new ByteBuffer[requests.length];
      for (var i = 0; i < requests.length; i++) {
        this.requests[i] = ByteBuffer.allocateDirect(requests[i].length).put(requests[i]).flip();
      }
    }

    /** The one whose turn it is. */
    private ByteBuffer request() {
      var request = requests[next];
      next = (next + 1) % requests.length;
      return request.rewind();
    }
  }

  /**
   * @param requests one for each connection
   */
  KeepAlive(int port, byte[][] requests) throws IOException {
    this(port, Arrays.stream(requests).map(one -> new byte[][] {one}).toArray(byte[][][]::new));
  }

  /**
   * @param requests some for each connection, which are asked in turn
   */
  KeepAlive(int port, byte[][][] requests) throws IOException {
    for (var i = 0; i < requests.length; i++) {
      var channel = SocketChannel.open();
      channel.bind(new InetSocketAddress("127.0.0." + (2 + i), 0));
      channel.connect(new InetSocketAddress("127.0.0.1", port));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new Line(requests[i]));
    }
  }

  static byte[] get(String path, String token) {
    return """
    GET %s HTTP/1.1
    Host: localhost
    Accept: application/json
    User-Agent: benchmark/1.0
    Authorization: Bearer %s

    """
        .formatted(path, token)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Without a body. */
  static byte[] post(String path, String token) {
    return """
    POST %s HTTP/1.1
    Host: localhost
    Accept: application/json
    User-Agent: benchmark/1.0
    Authorization: Bearer %s
    Content-Length: 0

    """
        .formatted(path, token)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** With a body of JSON and without a token. */
  static byte[] post(String path, byte[] json) {
    var head =
        """
        POST %s HTTP/1.1
        Host: localhost
        Accept: application/json
        User-Agent: benchmark/1.0
        Content-Type: application/json
        Content-Length: %d

        """
            .formatted(path, json.length)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(head.length + json.length).put(head).put(json).array();
  }

  /** Good answers per second. */
  double perSecond(Duration duration) throws IOException {
    for (var key : selector.keys()) {
      ask(key);
    }
    var begun = System.nanoTime();
    var end = begun + duration.toNanos();
    var count = 0L;
    var open = selector.keys().size();
    while (open > 0) {
      selector.select();
      var going = System.nanoTime() < end;
      for (var key : selector.selectedKeys()) {
        if (answered(key)) {
          count++;
          if (going) {
            ask(key);
          } else {
            open--;
          }
        }
      }
      selector.selectedKeys().clear();
    }
    return count * 1e9 / (System.nanoTime() - begun);
  }

  /** One good answer on each connection. */
  synchronized void once() {
    try {
      var _ = perSecond(Duration.ZERO);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] lastAnswer() {
    return lastAnswer.clone();
  }

  private static void ask(SelectionKey key) throws IOException {
    var line = (Line) key.attachment();
    line.answer.clear();
    var request = line.request();
    while (request.hasRemaining()) {
      ((SocketChannel) key.channel()).write(request);
    }
  }

  private boolean answered(SelectionKey key) throws IOException {
    var line = (Line) key.attachment();
    if (((SocketChannel) key.channel()).read(line.answer) < 0) {
      throw new IllegalStateException("the server closed a connection");
    }
    var bytes = line.answer.array();
    var size = line.answer.position();
    var head = headEnd(bytes, size);
    if (head < 0 || size < head + length(bytes, head)) {
      return false;
    }
    if (!startsWith(bytes, 0, OK)) {
      throw new IllegalStateException(new String(bytes, 0, size, StandardCharsets.US_ASCII));
    }
    if (lastAnswer.length == 0) {
      lastAnswer = Arrays.copyOf(bytes, size);
    }
    return true;
  }

  static int headEnd(byte[] bytes, int size) {
    for (var i = 3; i < size; i++) {
      if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  static int length(byte[] bytes, int head) {
    for (var i = 0; i < head - LENGTH.length; i++) {
      if ((bytes[i] == 'c' || bytes[i] == 'C') && startsWith(bytes, i, LENGTH)) {
        var length = 0;
        for (var at = i + LENGTH.length; bytes[at] != '\r'; at++) {
          length = 10 * length + bytes[at] - '0';
        }
        return length;
      }
    }
    throw new IllegalStateException("an answer does not say how long it is");
  }

  static boolean startsWith(byte[] bytes, int at, byte[] text) {
    for (var i = 0; i < text.length; i++) {
      if (Character.toLowerCase(bytes[at + i]) != Character.toLowerCase(text[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    for (var key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
