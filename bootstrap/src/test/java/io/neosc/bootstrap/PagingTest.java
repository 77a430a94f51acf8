package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lists are read page by page while others add to them (API-2). */
class PagingTest {
  private static final String WORKSPACE = "/api/workspaces/ws-linux-desktop";
  private static final int WRITERS = 8;

  @Test
  @DisplayName("API-2: while more than 50 items a second are added no page repeats or loses one")
  void pagesAreStableWhileOthersWrite() {
    try (var node = ServerProcess.node(Databases.fresh());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers =
          IntStream.range(0, WRITERS)
              .mapToObj(number ->
                  Caller.of(node.address())
                      .registered("writer" + number + "@example.org", "planted-writer-password"))
              .toList();
      var mine = new ConcurrentLinkedQueue<String>();
      var done = new AtomicBoolean();
      writers.forEach(writer ->
          threads.execute(() -> {
            while (!done.get()) {
              var session = writer.post(WORKSPACE + "/launch").requires(201).text("session_id");
              if (writer == writers.getFirst()) {
                mine.add(session);
              }
              writer.post(WORKSPACE + "/stop").requires(200);
            }
          }));
      try {
        await().until(() -> mine.size() > 10);
        readWhileTheyWrite(Caller.admin(node.address()), writers.getFirst(), mine);
      } finally {
        done.set(true);
      }
    }
  }

  private static void readWhileTheyWrite(
      Caller admin, Caller writer, ConcurrentLinkedQueue<String> mine) {
    var first = lastEntry(admin);
    var began = System.nanoTime();
    for (var round = 0; round < 3; round++) {
      var last = lastEntry(admin);
      var entries = walk(admin, "/api/audit-logs?limit=40", "seq");
      assertThat(entries).doesNotHaveDuplicates();
      assertThat(entries)
          .containsAll(LongStream.rangeClosed(1, last).mapToObj(Long::toString).toList());

      var before = List.copyOf(mine);
      assertThat(walk(writer, "/api/sessions?limit=7", "id"))
          .doesNotHaveDuplicates()
          .containsAll(before);
    }
    var seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    assertThat((lastEntry(admin) - first) / seconds).as("entries a second").isGreaterThan(50);
  }

  /** Everything up to this one was there before anybody asked for the next page. */
  private static long lastEntry(Caller admin) {
    return Long.parseLong(admin.get("/api/audit-logs?limit=1").texts("seq").getFirst());
  }

  /** A field of all items, page by page, as the links lead. */
  private static List<String> walk(Caller reader, String first, String field) {
    var all = new ArrayList<String>();
    for (var next = first; !next.isEmpty(); ) {
      var page = reader.get(next).requires(200);
      all.addAll(page.texts(field));
      var link = page.header("Link");
      next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }
    return all;
  }
}
