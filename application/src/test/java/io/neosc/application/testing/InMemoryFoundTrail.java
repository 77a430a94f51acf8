package io.neosc.application.testing;

import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.FoundEntry;
import java.util.List;
import java.util.function.Supplier;

/**
 * A trail of entries in memory, which a test may alter.
 *
 * @param entries ascending by seq
 */
public record InMemoryFoundTrail(Supplier<List<AuditEntry>> entries) implements FoundTrail {

  @Override
  public Slice found(String chain, long seq, int max) {
    var all = entries.get().stream().filter(entry -> entry.seq() >= seq).toList();
    var some = all.stream().limit(max).<FoundEntry>map(FoundEntry.Readable::new).toList();
    return new Slice(some, all.size() <= max ? END : all.get(max).seq());
  }

  @Override
  public long last(String chain) {
    return entries.get().stream().mapToLong(AuditEntry::seq).max().orElse(0);
  }
}
