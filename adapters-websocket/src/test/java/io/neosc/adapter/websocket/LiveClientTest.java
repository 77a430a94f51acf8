package io.neosc.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.domain.identity.SignInFixture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("LI-4: one client")
class LiveClientTest {

  @Test
  @DisplayName("gets at most 64 frames in flight, and the next ones as these arrive")
  void boundsFramesInFlight() {
    var connection = FakeConnection.ofASleepingReader();
    var client = client(connection);

    IntStream.range(0, 200).forEach(i -> client.offer(frame("f" + i)));
    assertThat(connection.inFlight()).isEqualTo(LiveClient.MAX_IN_FLIGHT);

    connection.read(10);
    assertThat(connection.inFlight()).isEqualTo(LiveClient.MAX_IN_FLIGHT);
    connection.read(200);

    assertThat(connection.texts())
        .isEqualTo(IntStream.range(0, 200).mapToObj(i -> "f" + i).toList());
    assertThat(connection.closed).isNull();
  }

  @Test
  @DisplayName("gets nothing while its connection is full, and everything afterwards")
  void waitsForTheConnection() {
    var connection = new FakeConnection();
    connection.writable(false);
    var client = client(connection);

    client.offer(frame("a"));
    client.offer(frame("b"));
    assertThat(connection.written).isEmpty();
    connection.writable(true);
    client.send();

    assertThat(connection.texts()).containsExactly("a", "b");
  }

  @Test
  @DisplayName("is closed with 4008 when it leaves more than 64 KiB unread, and gets nothing more")
  void closesASlowClient() {
    var connection = FakeConnection.ofASleepingReader();
    var client = client(connection);
    var kilobyte = "x".repeat(1024);

    IntStream.range(0, 64 + 64).forEach(_ -> client.offer(frame(kilobyte)));
    assertThat(connection.closed).isNull();
    client.offer(frame("one more"));

    assertThat(connection.closed).isEqualTo(Closing.TOO_SLOW);
    assertThat(Closing.TOO_SLOW.code()).isEqualTo(4008);
    connection.read(1000);
    client.offer(frame("late"));
    assertThat(connection.written).hasSize(LiveClient.MAX_IN_FLIGHT);
  }

  @Test
  @DisplayName("gets a new snapshot instead of all that waits")
  void informs() {
    var connection = FakeConnection.ofASleepingReader();
    var client = client(connection);
    IntStream.range(0, 100).forEach(i -> client.offer(frame("f" + i)));

    client.inform(List.of(frame("gap"), frame("snapshot")));
    connection.read(1000);

    assertThat(client.informed()).isTrue();
    assertThat(connection.texts())
        .hasSize(LiveClient.MAX_IN_FLIGHT + 2)
        .endsWith("gap", "snapshot");
  }

  @Test
  @DisplayName("takes thousands of frames that arrive at once without running out of stack")
  void longQueuesAreNoRecursion() {
    var connection = new FakeConnection();
    connection.writable(false);
    var client = client(connection);
    IntStream.range(0, 60_000).forEach(_ -> client.offer(frame("x")));

    connection.writable(true);
    client.send();

    assertThat(connection.written).hasSize(60_000);
  }

  private static LiveClient client(Connection connection) {
    return new LiveClient(SignInFixture.aNewSignIn().state(), connection);
  }

  private static Frame frame(String text) {
    return Frame.single(text.getBytes(StandardCharsets.UTF_8));
  }
}
