package io.neosc.application.shared.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** What the contracts of several ports have in common. */
public final class Contracts {
  public static final CommitContext NOBODY =
      CommitContext.system("4bf92f3577b34da6a3ce929d0e0e4736");

  private Contracts() {}

  /** The newest first; of the same instant the one with the greater id first. */
  public static <T> List<T> newestFirst(List<T> items, Function<T, Cursor> placeOf) {
    var order =
        Comparator.comparing((T item) -> placeOf.apply(item).at())
            .thenComparing(item -> placeOf.apply(item).id());
    return items.stream().sorted(order.reversed()).toList();
  }

  /** All items, read page by page; checks that every page but the last is full and names a next. */
  public static <T> List<T> allPages(int limit, Function<PageRequest, Page<T>> read) {
    var all = new ArrayList<T>();
    var request = PageRequest.first(limit);
    while (true) {
      var page = read.apply(request);
      all.addAll(page.items());
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      var next = page.next();
      if (next == null) {
        return all;
      }
      assertThat(page.items()).hasSize(limit);
      request = new PageRequest(limit, next);
    }
  }

  /** Runs both at the same time; of each, what it threw, or what it gave. */
  public static List<Object> atOnce(Callable<?> one, Callable<?> other) throws Exception {
    var start = new CountDownLatch(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<Object>>();
      for (var call : List.of(one, other)) {
        running.add(
            threads.submit(() -> {
              start.countDown();
              start.await();
              return call.call();
            }));
      }
      var outcomes = new ArrayList<Object>();
      for (var run : running) {
        outcomes.add(outcome(run));
      }
      return outcomes;
    }
  }

  private static Object outcome(Future<Object> run) throws InterruptedException {
    try {
      return run.get();
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }
}
