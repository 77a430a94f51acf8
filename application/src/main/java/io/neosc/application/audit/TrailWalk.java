package io.neosc.application.audit;

import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.application.audit.port.out.FoundTrail.Slice;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.CheckpointTrust;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.TrailSignatures;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.audit.VerificationReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One verification of all that is stored of a chain, slice by slice. It looks at what was there
 * when it began: checkpoints first, then entries, each of which a checkpoint can only have seen
 * before. What comes while it is under way is left to the next one. To be closed.
 */
final class TrailWalk implements AutoCloseable {
  private static final int CHECKPOINTS_AT_ONCE = 500;
  private static final int SLICE = 1_000;

  private final FoundTrail trail;
  private final Stream<FoundCheckpoint> kept;
  private final Verification verification;
  private final long until;
  private long next = 1;

  TrailWalk(
      FoundTrail trail,
      CheckpointStore store,
      CheckpointsOutside outside,
      TrailSignatures signatures) {
    this.trail = trail;
    var last =
        Math.max(
            outside.last().map(checkpoint -> checkpoint.head().seq()).orElse(0L),
            store.last(ChainHead.MAIN).map(FoundCheckpoint::seq).orElse(0L));
    this.kept = outside.all();
    try {
      this.until = trail.last(ChainHead.MAIN);
      var trust = CheckpointTrust.of(new Pages(store), kept.iterator(), signatures, last);
      this.verification = new Verification(ChainHead.genesis(ChainHead.MAIN), trust);
    } catch (RuntimeException failed) {
      kept.close();
      throw failed;
    }
  }

  /** Looks at some more, about {@code max} entries; false when all have been looked at. */
  boolean step(int max) {
    if (over()) {
      return false;
    }
    var slice = found(next, max);
    slice.entries().forEach(verification::see);
    next = slice.next();
    return !over();
  }

  private boolean over() {
    return next == FoundTrail.END || next > until;
  }

  private Slice found(long from, int max) {
    return trail.found(ChainHead.MAIN, from, (int) Math.min(max, until - from + 1));
  }

  /** Looks at all the rest, while what comes behind is being read. */
  void complete() {
    var ahead = over() ? null : reading(next);
    while (ahead != null) {
      var slice = read(ahead);
      next = slice.next();
      ahead = over() ? null : reading(next);
      slice.entries().forEach(verification::see);
    }
  }

  private CompletableFuture<Slice> reading(long from) {
    return CompletableFuture.supplyAsync(
        () -> found(from, SLICE), task -> Thread.ofVirtual().start(task));
  }

  private static Slice read(CompletableFuture<Slice> ahead) {
    try {
      return ahead.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failed) {
        throw failed;
      }
      throw e;
    }
  }

  /** To be asked for once, at the end. */
  VerificationReport report(@Nullable Instant now, Duration interval) {
    return verification.report(now, interval);
  }

  @Override
  public void close() {
    kept.close();
  }

  /** The checkpoints of the store, some at a time. */
  private static final class Pages implements Iterator<FoundCheckpoint> {
    private final CheckpointStore store;
    private final Queue<FoundCheckpoint> page = new ArrayDeque<>();
    private long last;
    private boolean over;

    Pages(CheckpointStore store) {
      this.store = store;
    }

    @Override
    public boolean hasNext() {
      if (page.isEmpty() && !over) {
        var found = store.after(ChainHead.MAIN, last, CHECKPOINTS_AT_ONCE);
        page.addAll(found);
        over = found.size() < CHECKPOINTS_AT_ONCE || found.getLast().seq() <= last;
        last = found.isEmpty() ? last : found.getLast().seq();
      }
      return !page.isEmpty();
    }

    @Override
    public FoundCheckpoint next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.remove();
    }
  }
}
