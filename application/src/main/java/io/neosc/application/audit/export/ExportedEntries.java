package io.neosc.application.audit.export;

import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.FoundEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of an export, page by page: each is a question of its own, so nothing is open in the
 * store while nobody reads. Without a condition but times they are a part of the chain in its
 * order; with others those that fit, newest first.
 */
sealed interface ExportedEntries {
  int AT_ONCE = PageRequest.MAX_LIMIT;

  /**
   * The next ones; empty when there are no more.
   *
   * @throws BrokenChain if one of them does not continue the one before, or cannot be read
   */
  List<AuditEntry> next();

  /** A part of the chain has a gap or an entry that does not belong to it. */
  final class BrokenChain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenChain(long seq) {
      super(
          "The chain is broken at "
              + (seq == FoundEntry.NO_SEQ ? "an entry without a place" : "entry " + seq),
          null,
          false,
          false);
    }
  }

  /**
   * What fits of what is stored up to {@code head}.
   *
   * @param boundary a part of the chain begins behind it: what is before it left, or is leaving
   * @param already how far an export has come that is gone on with
   */
  static ExportedEntries of(
      AuditTrail trail, AuditFilter filter, long boundary, ChainHead head, ExportProgress already) {
    if (!filter.gapless()) {
      return new Fitting(trail, filter, head.seq(), already);
    }
    var to = filter.to();
    var until = to == null ? head.seq() : Math.min(head.seq(), last(trail, AuditFilter.until(to)));
    var from = filter.from();
    var first = from == null ? 1 : last(trail, AuditFilter.until(from)) + 1;
    return new Part(trail, Math.max(first, boundary + 1), until, already.last());
  }

  private static long last(AuditTrail trail, AuditFilter filter) {
    var found = trail.search(filter, PageRequest.first(1));
    return found.unreadable().stream()
        .findFirst()
        .or(() -> found.items().stream().map(AuditEntry::seq).findFirst())
        .orElse(0L);
  }

  /** All from one place to another; that none is missing is looked at. */
  final class Part implements ExportedEntries {
    private final AuditTrail trail;
    private final long first;
    private final long until;
    private @Nullable ChainHead last;

    private Part(AuditTrail trail, long first, long until, @Nullable ChainHead last) {
      this.trail = trail;
      this.first = first;
      this.until = until;
      this.last = last;
    }

    /** How many there are to come at most. */
    long expected() {
      return Math.max(0, until - place() + 1);
    }

    private long place() {
      return last == null ? first : last.seq() + 1;
    }

    @Override
    public List<AuditEntry> next() {
      var place = place();
      var most = (int) Math.min(AT_ONCE, until - place + 1);
      if (most <= 0) {
        return List.of();
      }
      var page = trail.from(place, most).stream().takeWhile(entry -> entry.seq() <= until).toList();
      page.forEach(this::follow);
      if (page.isEmpty()) {
        throw new BrokenChain(place);
      }
      return page;
    }

    /** What is before the first one is nobody's business: retention may have taken it away. */
    private void follow(AuditEntry entry) {
      var before = last;
      if (entry.seq() != place() || before != null && !entry.prevHash().equals(before.hash())) {
        throw new BrokenChain(place());
      }
      last = entry.head();
    }
  }

  /** Those that fit conditions. */
  final class Fitting implements ExportedEntries {
    private final AuditTrail trail;
    private final AuditFilter filter;
    private final long until;
    private @Nullable Cursor after;
    private boolean over;

    private Fitting(AuditTrail trail, AuditFilter filter, long until, ExportProgress already) {
      this.trail = trail;
      this.filter = filter;
      this.until = until;
      this.after = already.place();
    }

    @Override
    public List<AuditEntry> next() {
      while (!over) {
        var page = trail.search(filter, new PageRequest(AT_ONCE, after));
        if (!page.unreadable().isEmpty()) {
          throw new BrokenChain(page.unreadable().getFirst());
        }
        after = page.next();
        over = after == null;
        var found = page.items().stream().filter(entry -> entry.seq() <= until).toList();
        if (!found.isEmpty()) {
          return found;
        }
      }
      return List.of();
    }
  }
}
