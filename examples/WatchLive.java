import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prints the live stream, one line for each frame, until the server ends it or you press Ctrl-C.
 *
 * <pre>java examples/WatchLive.java http://localhost:8080 ACCESS_TOKEN [--raw]</pre>
 */
final class WatchLive implements WebSocket.Listener {
  private static final String VALUE = "\"((?:[^\"\\\\]|\\\\.)*)\"|([0-9]+|true|false)";

  private final StringBuilder text = new StringBuilder();
  private final CountDownLatch over = new CountDownLatch(1);
  private final boolean raw;

  private WatchLive(boolean raw) {
    this.raw = raw;
  }

  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length < 2) {
      System.err.println("usage: java examples/WatchLive.java URL ACCESS_TOKEN [--raw]");
      System.exit(2);
    }
    var watch = new WatchLive(List.of(arguments).contains("--raw"));
    var address = URI.create(arguments[0].replaceFirst("^http", "ws") + "/ws/status");
    try {
      HttpClient.newHttpClient()
          .newWebSocketBuilder()
          .subprotocols("neosc.v1", "bearer." + arguments[1])
          .buildAsync(address, watch)
          .join();
    } catch (CompletionException e) {
      System.err.println("Not let in, or nobody there: " + e.getCause());
      System.exit(1);
    }
    watch.over.await();
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      System.out.println(raw ? text : line(text.toString()));
      text.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    System.out.println("closed by the server: " + code + " " + reason);
    over.countDown();
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    System.err.println("broken off: " + error);
    over.countDown();
  }

  private static String line(String frame) {
    var type = field(frame, "type");
    var topic = field(frame, "topic");
    var time =
        LocalTime.ofInstant(Instant.parse(field(frame, "at")), ZoneId.systemDefault())
            .truncatedTo(ChronoUnit.MILLIS);
    var data = frame.substring(frame.indexOf("\"data\":"));
    var fields =
        switch (type.equals("snapshot") ? type : topic) {
          case "snapshot" -> List.of("active_sessions", "total_workspaces", "total_users");
          case "sessions" -> List.of("user_email", "workspace_name", "status", "end_reason");
          case "workspaces" -> List.of("name", "status", "active_sessions", "removed");
          case "statistics" -> List.of("active_sessions", "total_workspaces", "total_users");
          case "alerts" -> List.of("severity", "status", "message");
          case "audit" -> List.of("seq", "user_email", "action", "resource", "success", "details");
          default -> List.of("reason", "interval_ms");
        };
    var from = type.equals("snapshot") ? data.substring(data.lastIndexOf("\"statistics\":")) : data;
    return String.format("%-12s  %-9s  %-10s  ", time, type, topic)
        + fields.stream()
            .filter(name -> !field(from, name).isEmpty())
            .map(name -> name + "=" + field(from, name))
            .collect(Collectors.joining("  "));
  }

  /** The first value of this name; good enough for eyes. Programs use a JSON library. */
  private static String field(String json, String name) {
    var match = Pattern.compile("\"" + name + "\":(?:" + VALUE + ")").matcher(json);
    if (!match.find()) {
      return "";
    }
    return match.group(1) == null ? match.group(2) : match.group(1).replace("\\\"", "\"");
  }
}
