package io.neosc.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("LI-4: what waits for one client")
class ClientQueueTest {
  private final ClientQueue queue = new ClientQueue();

  @Test
  @DisplayName("comes out in the order in which it came in")
  void keepsOrder() {
    queue.offer(session("a", "1"));
    queue.offer(single("2"));
    queue.offer(session("b", "3"));

    assertThat(rest()).containsExactly("1", "2", "3");
  }

  @Test
  @DisplayName("is only the newest of one subject, at the end of the row")
  void coalesces() {
    queue.offer(session("a", "1"));
    queue.offer(session("b", "2"));
    queue.offer(session("a", "3"));

    assertThat(queue.bytes()).isEqualTo(2);
    assertThat(rest()).containsExactly("2", "3");
  }

  @Test
  @DisplayName("tells subjects of different topics with one id apart")
  void topicsAreApart() {
    queue.offer(session("a", "1"));
    queue.offer(Frame.replaceable(Topic.ALERTS, "a", bytes("2")));

    assertThat(rest()).containsExactly("1", "2");
  }

  @Test
  @DisplayName("keeps every frame that says something of its own")
  void singleFramesStay() {
    queue.offer(single("1"));
    queue.offer(single("1"));

    assertThat(rest()).containsExactly("1", "1");
  }

  @Test
  @DisplayName("is at most 64 KiB")
  void isBounded() {
    assertThat(queue.offer(single("x".repeat(ClientQueue.MAX_BYTES)))).isTrue();
    assertThat(queue.offer(single("y"))).isFalse();
  }

  @Test
  @DisplayName("stays within the bound while one subject changes for ever")
  void oneSubjectNeverFillsIt() {
    for (var i = 0; i < 10_000; i++) {
      assertThat(queue.offer(session("a", "x".repeat(1000)))).isTrue();
    }
    assertThat(queue.bytes()).isEqualTo(1000);
  }

  @Test
  @DisplayName("starts anew with a snapshot of any size, which leaves the bound free")
  void restarts() {
    queue.offer(single("old"));

    queue.restart(List.of(single("gap"), single("s".repeat(ClientQueue.MAX_BYTES * 2))));

    assertThat(queue.bytes()).isZero();
    assertThat(queue.offer(single("z".repeat(ClientQueue.MAX_BYTES)))).isTrue();
    assertThat(rest()).hasSize(3).startsWith("gap");
    assertThat(queue.bytes()).isZero();
  }

  @Property(tries = 200)
  @Label("counts exactly the bytes that wait")
  void countsExactly(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 9) Integer> subjects) {
    var counted = new ClientQueue();
    for (var subject : subjects) {
      counted.offer(session("s" + subject, "x".repeat(subject + 1)));
      if (subject == 9) {
        counted.poll();
      }
    }

    var before = counted.bytes();
    var sum = 0;
    for (var text = counted.poll(); text != null; text = counted.poll()) {
      sum += text.length;
    }

    assertThat(sum).isEqualTo(before);
    assertThat(counted.bytes()).isZero();
  }

  private List<String> rest() {
    var texts = new ArrayList<String>();
    for (var text = queue.poll(); text != null; text = queue.poll()) {
      texts.add(new String(text, StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static Frame session(String id, String text) {
    return Frame.replaceable(Topic.SESSIONS, id, bytes(text));
  }

  private static Frame single(String text) {
    return Frame.single(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
