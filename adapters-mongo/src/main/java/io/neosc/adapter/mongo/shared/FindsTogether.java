package io.neosc.adapter.mongo.shared;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.neosc.application.shared.port.StoreUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds documents of one collection by id for many callers at once: whoever asks while a question
 * is on its way is answered by the next one, together with all others who wait. Each answer comes
 * from a question that was sent after its caller had asked, so what was committed before the call
 * is seen, as if each had asked alone; but thirty callers cost the store a few questions instead of
 * thirty. A lone caller does not wait.
 *
 * @param <D> the document
 */
public final class FindsTogether<D> {
  private final MongoCollection<D> collection;
  private final Function<D, String> id;
  private final ReentrantLock turn = new ReentrantLock();
  private final ConcurrentLinkedQueue<Wish<D>> wishes = new ConcurrentLinkedQueue<>();

  /** What one caller wants; read and written by who has the turn. */
  private static final class Wish<D> {
    private final String id;
    private boolean answered;
    private @Nullable D found;
    private @Nullable RuntimeException failure;

    private Wish(String id) {
      this.id = id;
    }
  }

  public FindsTogether(MongoCollection<D> collection, Function<D, String> id) {
    this.collection = collection;
    this.id = id;
  }

  /**
   * The document with this id.
   *
   * @throws StoreUnavailable for every error of the driver
   */
  public Optional<D> find(String wanted) {
    var wish = new Wish<D>(wanted);
    wishes.add(wish);
    turn.lock();
    try {
      if (!wish.answered) {
        answerWaiting();
      }
    } finally {
      turn.unlock();
    }
    if (wish.failure != null) {
      throw wish.failure;
    }
    return Optional.ofNullable(wish.found);
  }

  private void answerWaiting() {
    var waiting = waiting();
    try {
      answer(waiting);
    } catch (RuntimeException e) {
      if (Reads.translated(e) instanceof StoreUnavailable away) {
        // who came meanwhile need not wait for the same
        waiting.addAll(waiting());
        fail(waiting, away);
      } else {
        // one that cannot be read is nobody else's fault
        waiting.forEach(this::answerAlone);
      }
    }
  }

  private List<Wish<D>> waiting() {
    var waiting = new ArrayList<Wish<D>>();
    for (var next = wishes.poll(); next != null; next = wishes.poll()) {
      waiting.add(next);
    }
    return waiting;
  }

  private void answerAlone(Wish<D> wish) {
    try {
      answer(List.of(wish));
    } catch (RuntimeException e) {
      fail(List.of(wish), Reads.translated(e));
    }
  }

  private void answer(List<Wish<D>> waiting) {
    var found = found(waiting);
    for (var wish : waiting) {
      wish.found = found.get(wish.id);
      wish.answered = true;
    }
  }

  private static <D> void fail(List<Wish<D>> waiting, RuntimeException failure) {
    for (var wish : waiting) {
      wish.failure = failure;
      wish.answered = true;
    }
  }

  private Map<String, D> found(List<Wish<D>> waiting) {
    var ids = new HashSet<String>();
    waiting.forEach(wish -> ids.add(wish.id));
    var found = new HashMap<String, D>();
    collection
        .find(ids.size() == 1 ? Filters.eq(ids.iterator().next()) : Filters.in("_id", ids))
        .forEach(document -> found.put(id.apply(document), document));
    return found;
  }
}
