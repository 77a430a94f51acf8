package io.neosc.application.audit;

import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.application.audit.port.out.FoundTrail.Slice;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.CheckpointTrust;
import io.neosc.domain.audit.FoundBoundary;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.FoundEntry;
import io.neosc.domain.audit.KeyChain;
import io.neosc.domain.audit.TrailSignatures;
import io.neosc.domain.audit.TrailStart;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.audit.VerificationReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One verification of all that is stored of a chain, slice by slice. It looks at what was there
 * when it began: checkpoints first, then entries, each of which a checkpoint can only have seen
 * before. What comes while it is under way is left to the next one. If retention takes away what it
 * has not looked at yet, it begins anew where the chain begins now. If a personal part is missing
 * it goes on to the head of then, for what explains it was stored before it was removed. To be
 * closed.
 */
final class TrailWalk implements AutoCloseable {
  private static final int CHECKPOINTS_AT_ONCE = 500;
  private static final int SLICE = 1_000;

  private final FoundTrail trail;
  private final CheckpointStore store;
  private final CheckpointsOutside outside;
  private final TrailSignatures signatures;
  private final long upTo;
  private Pass pass;

  TrailWalk(
      FoundTrail trail,
      CheckpointStore store,
      CheckpointsOutside outside,
      TrailSignatures signatures) {
    this(trail, store, outside, signatures, Long.MAX_VALUE);
  }

  /**
   * @param upTo nothing behind this place is looked at but for what explains a missing part
   */
  TrailWalk(
      FoundTrail trail,
      CheckpointStore store,
      CheckpointsOutside outside,
      TrailSignatures signatures,
      long upTo) {
    this.trail = trail;
    this.store = store;
    this.outside = outside;
    this.signatures = signatures;
    this.upTo = upTo;
    this.pass = new Pass();
  }

  /** From where the chain begins to where it ends, as it did when this was begun. */
  private final class Pass implements AutoCloseable {
    private final Stream<FoundCheckpoint> kept;
    private final Verification verification;
    private final Optional<FoundBoundary> boundary;
    private long until;
    private long next;

    /** Where to go on if there is more to see. */
    private long resume;

    /** Nothing that comes can explain what is missing up to here. */
    private long explained;

    Pass() {
      var last =
          Math.max(
              outside.last().map(checkpoint -> checkpoint.head().seq()).orElse(0L),
              store.last(ChainHead.MAIN).map(FoundCheckpoint::seq).orElse(0L));
      this.kept = outside.all();
      try {
        var known = outside.boundary();
        this.boundary = store.boundary(ChainHead.MAIN);
        this.until = Math.min(upTo, trail.last(ChainHead.MAIN));
        var keys = KeyChain.of(signatures, outside.introductions());
        var start = TrailStart.of(ChainHead.MAIN, boundary, known, keys);
        this.next = start.before().seq() + 1;
        this.resume = next;
        var trust =
            CheckpointTrust.of(new Pages(store), kept.iterator(), keys, Math.min(upTo, last));
        this.verification = new Verification(upTo < Long.MAX_VALUE ? start.part() : start, trust);
      } catch (RuntimeException failed) {
        kept.close();
        throw failed;
      }
    }

    boolean over() {
      return next == FoundTrail.END || next > until;
    }

    void take(Slice slice) {
      next = slice.next();
      resume = next == FoundTrail.END ? behind(slice) : next;
    }

    private long behind(Slice slice) {
      return slice.entries().stream()
          .mapToLong(found -> found instanceof FoundEntry.Readable(var entry) ? entry.seq() + 1 : 0)
          .reduce(resume, Math::max);
    }

    /**
     * Goes on beyond the end if there is a reason. For what is unexplained before this end it does
     * so once: what explains it was stored before, so it is not behind the head of now.
     */
    boolean further() {
      if (!verification.unexplainedBehind(explained)) {
        return false;
      }
      explained = until;
      until = Math.max(until, trail.last(ChainHead.MAIN));
      next = resume;
      return !over();
    }

    Slice found(int max) {
      return trail.found(ChainHead.MAIN, next, (int) Math.min(max, until - next + 1));
    }

    @Override
    public void close() {
      kept.close();
    }
  }

  /** Looks at some more, about {@code max} entries; false when all have been looked at. */
  boolean step(int max) {
    if (pass.over()) {
      return false;
    }
    var slice = pass.found(max);
    if (overtaken(slice)) {
      return true;
    }
    slice.entries().forEach(pass.verification::see);
    pass.take(slice);
    return !pass.over() || pass.further();
  }

  /** Looks at all the rest, while what comes behind is being read. */
  void complete() {
    var ahead = reading();
    while (ahead != null) {
      var slice = read(ahead);
      if (!overtaken(slice)) {
        var here = pass;
        here.take(slice);
        ahead = reading();
        slice.entries().forEach(here.verification::see);
        if (ahead == null && here.further()) {
          ahead = reading();
        }
      } else {
        ahead = reading();
      }
    }
  }

  /**
   * Whether entries are missing in a slice because they left meanwhile; then all begins anew. They
   * leave in their order and after their boundary was stored, so whoever misses one sees it.
   */
  private boolean overtaken(Slice slice) {
    if (whole(slice)) {
      return false;
    }
    var boundary = store.boundary(ChainHead.MAIN);
    if (boundary.equals(pass.boundary)
        || boundary.filter(found -> found.seq() >= pass.next).isEmpty()) {
      return false;
    }
    pass.close();
    pass = new Pass();
    return true;
  }

  private boolean whole(Slice slice) {
    var expected = pass.next;
    for (var entry : slice.entries()) {
      if (!(entry instanceof FoundEntry.Readable(AuditEntry readable))
          || readable.seq() != expected) {
        return false;
      }
      expected++;
    }
    return expected > pass.next && (slice.next() != FoundTrail.END || expected > pass.until);
  }

  private @Nullable CompletableFuture<Slice> reading() {
    var here = pass;
    return here.over()
        ? null
        : CompletableFuture.supplyAsync(
            () -> here.found(SLICE), task -> Thread.ofVirtual().start(task));
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
    return pass.verification.report(now, interval);
  }

  @Override
  public void close() {
    pass.close();
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
