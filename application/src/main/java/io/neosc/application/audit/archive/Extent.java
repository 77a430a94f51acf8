package io.neosc.application.audit.archive;

import io.neosc.application.audit.archive.Archiver.Rule;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.FoundEntry;
import io.neosc.domain.hold.LegalHold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the next segment goes: in the chain's order up to the first entry that is not past
 * retention or that a legal hold keeps, and never as far as the last checkpoint, whose entry stays.
 */
record Extent(
    FoundTrail trail, CheckpointStore store, Rule rule, List<LegalHold.State> holds, Instant now) {
  private static final int PAGE = 500;

  /**
   * The last entry of the segment behind {@code before}; 0 if it has to wait.
   *
   * @param all whether few are enough
   */
  long of(long before, boolean all) {
    var vouched = store.last(ChainHead.MAIN).map(FoundCheckpoint::seq).orElse(0L);
    var limit = Math.min(before + rule.segment(), vouched - 1);
    var place = before + 1;
    Instant first = null;
    while (place <= limit) {
      var max = (int) Math.min(PAGE, limit - place + 1);
      var from = place;
      for (var found : trail.found(ChainHead.MAIN, place, max).entries()) {
        var entry = leaving(found, place);
        if (entry == null || place > limit) {
          return worth(before, place - 1, first, all);
        }
        first = first == null ? entry.timestamp() : first;
        place++;
      }
      if (place == from) {
        break;
      }
    }
    return worth(before, place - 1, first, all);
  }

  /** The hold without which the entry would leave. */
  Optional<LegalHold.State> keeping(AuditEntry entry) {
    return pastRetention(entry)
        ? holds.stream().filter(hold -> hold.scope().keeps(entry)).findFirst()
        : Optional.empty();
  }

  private boolean pastRetention(AuditEntry entry) {
    return entry.timestamp().isBefore(now.minus(rule.retention()));
  }

  private @Nullable AuditEntry leaving(FoundEntry found, long place) {
    return found instanceof FoundEntry.Readable(var entry)
            && entry.seq() == place
            && pastRetention(entry)
            && keeping(entry).isEmpty()
        ? entry
        : null;
  }

  private long worth(long before, long last, @Nullable Instant first, boolean all) {
    if (first == null) {
      return 0;
    }
    var waited = first.plus(rule.retention()).plus(rule.patience());
    return all || last - before >= Math.min(rule.enough(), rule.segment()) || waited.isBefore(now)
        ? last
        : 0;
  }
}
