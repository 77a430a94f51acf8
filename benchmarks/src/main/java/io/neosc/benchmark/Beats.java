package io.neosc.benchmark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A gateway: heartbeats of many sessions in turn over connections that stay open, each with the
 * present time and a grown count of bytes, on one thread. The same for ours and the floor.
 */
final class Beats implements AutoCloseable {
  private static final int LARGEST_ANSWER = 16_384;
  private static final byte[] UNAVAILABLE = "HTTP/1.1 503".getBytes(StandardCharsets.US_ASCII);
  private static final String NO_TIME = "0000-00-00T00:00:00.000Z";

  /** The smallest number with as many digits as every count has. */
  private static final long FIRST_COUNT = 100_000_000_000L;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Selector selector = Selector.open();
  private final Deque<Line> free = new ArrayDeque<>();
  private final List<byte[]> requests = new ArrayList<>();
  private final int timeAt;
  private final int countAt;
  private long sent;
  private int unavailable;
  private byte[] lastAnswer = {};

  /**
   * What came of a run.
   *
   * @param nanos sorted times from the moment at which each was due to its answer
   */
  record Result(double perSecond, long[] nanos) {
    double p99Millis() {
      return nanos[(int) (nanos.length * 0.99)] / 1e6;
    }
  }

  /** One connection, and when the answer that it waits for was due. */
  private static final class Line {
    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocate(LARGEST_ANSWER);
    private long due;

    private Line(SocketChannel channel) {
      this.channel = channel;
    }
  }

  Beats(int port, int connections, String key, List<String> sessions) throws IOException {
    for (var session : sessions) {
      requests.add(request(key, session));
    }
    var one = new String(requests.getFirst(), StandardCharsets.US_ASCII);
    timeAt = one.indexOf(NO_TIME);
    countAt = one.indexOf(Long.toString(FIRST_COUNT));
    for (var i = 0; i < connections; i++) {
      var channel = SocketChannel.open();
      channel.connect(new InetSocketAddress("127.0.0.1", port));
      channel.configureBlocking(false);
      var line = new Line(channel);
      channel.register(selector, SelectionKey.OP_READ, line);
      free.add(line);
    }
  }

  private static byte[] request(String key, String session) {
    var body =
        ("{\"tunnel_status\":\"encrypted\",\"ip_address\":\"192.0.2.17\",\"recording\":true,"
                + "\"bytes_in\":%d,\"bytes_out\":7,\"at\":\"%s\"}")
            .formatted(FIRST_COUNT, NO_TIME);
    return """
    POST /api/sessions/%s/heartbeat HTTP/1.1
    Host: localhost
    User-Agent: benchmark/1.0
    Content-Type: application/json
    Content-Length: %d
    Authorization: Bearer %s

    %s\
    """
        .formatted(session, body.length(), key, body)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Each session's first beat changes its evidence: that belongs to no measurement. What is too
   * much for the database at once is repeated.
   */
  void first() throws IOException {
    do {
      unavailable = 0;
      run(null, requests.size());
    } while (unavailable > 0);
  }

  /** So many a second, whatever became of those before. */
  Result paced(int perSecond, Duration duration) throws IOException {
    return good(
        run(Duration.ofSeconds(1).dividedBy(perSecond), (int) (perSecond * duration.toSeconds())));
  }

  /** As many as there can be. */
  double most(Duration duration) throws IOException {
    var rate = good(run(null, 10_000)).perSecond();
    return good(run(null, (int) (rate * duration.toMillis() / 1000))).perSecond();
  }

  private Result good(Result result) {
    if (unavailable > 0) {
      throw new IllegalStateException(unavailable + " heartbeats were refused");
    }
    return result;
  }

  private Result run(@Nullable Duration between, int count) throws IOException {
    var nanos = new long[count];
    var begun = System.nanoTime();
    var asked = 0;
    var answered = 0;
    while (answered < count) {
      var now = System.nanoTime();
      while (asked < count && !free.isEmpty()) {
        var due = between == null ? now : begun + asked * between.toNanos();
        if (due > now) {
          break;
        }
        send(free.remove(), due);
        asked++;
      }
      if (between == null || free.isEmpty()) {
        selector.select();
      } else {
        selector.select(1);
      }
      for (var key : selector.selectedKeys()) {
        var line = (Line) key.attachment();
        if (complete(line)) {
          nanos[answered++] = System.nanoTime() - line.due;
          free.add(line);
        }
      }
      selector.selectedKeys().clear();
    }
    var rate = count * 1e9 / (System.nanoTime() - begun);
    Arrays.sort(nanos);
    return new Result(rate, nanos);
  }

  private void send(Line line, long due) throws IOException {
    var request = requests.get((int) (sent % requests.size()));
    put(request, timeAt, TIME.format(Instant.now()));
    put(request, countAt, Long.toString(FIRST_COUNT + sent));
    sent++;
    line.due = due;
    line.answer.clear();
    var buffer = ByteBuffer.wrap(request);
    while (buffer.hasRemaining()) {
      line.channel.write(buffer);
    }
  }

  private static void put(byte[] request, int at, String text) {
    System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, request, at, text.length());
  }

  private boolean complete(Line line) throws IOException {
    if (line.channel.read(line.answer) < 0) {
      throw new IllegalStateException("the server closed a connection");
    }
    var bytes = line.answer.array();
    var size = line.answer.position();
    var head = KeepAlive.headEnd(bytes, size);
    if (head < 0 || size < head + KeepAlive.length(bytes, head)) {
      return false;
    }
    if (KeepAlive.startsWith(bytes, 0, UNAVAILABLE)) {
      unavailable++;
    } else if (!KeepAlive.startsWith(bytes, 0, KeepAlive.OK)) {
      throw new IllegalStateException(new String(bytes, 0, size, StandardCharsets.US_ASCII));
    }
    if (unavailable == 0 && lastAnswer.length != size) {
      lastAnswer = Arrays.copyOf(bytes, size);
    }
    return true;
  }

  byte[] lastAnswer() {
    return lastAnswer.clone();
  }

  @Override
  public void close() throws IOException {
    for (var key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
