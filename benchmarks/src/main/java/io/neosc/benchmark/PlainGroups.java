package io.neosc.benchmark;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bson.RawBsonDocument;

/**
 * The floor of an append: what callers hand over is grouped as in the write door and inserted by a
 * plain {@code insertMany}, without chain, hash or anything else.
 */
final class PlainGroups implements AutoCloseable {
  private static final int BATCH = 512;

  private record Item(RawBsonDocument document, CompletableFuture<Boolean> done) {}

  private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(4096);
  private final MongoCollection<RawBsonDocument> collection;
  private final Thread writer;
  private volatile boolean stopped;

  PlainGroups(MongoCollection<RawBsonDocument> collection) {
    this.collection = collection;
    this.writer = Thread.ofPlatform().daemon().name("plain-writer").start(this::run);
  }

  void insert(RawBsonDocument document) {
    var done = new CompletableFuture<Boolean>();
    queue.add(new Item(document, done));
    done.join();
  }

  private void run() {
    while (!stopped) {
      try {
        var first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          var items = new ArrayList<Item>();
          items.add(first);
          queue.drainTo(items, BATCH - 1);
          collection.insertMany(
              items.stream().map(Item::document).toList(), new InsertManyOptions().ordered(true));
          items.forEach(item -> item.done().complete(true));
        }
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    writer.join();
  }
}
