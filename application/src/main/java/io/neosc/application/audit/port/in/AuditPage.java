package io.neosc.application.audit.port.in;

import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.FoundEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the trail that was looked for.
 *
 * @param unreadable places of what fits, as far as that can be seen, and has no longer the form of
 *     an entry, so that it is not among the items; {@link FoundEntry#NO_SEQ} for a place that
 *     cannot be read either
 */
public record AuditPage(Page<AuditEntry> page, List<Long> unreadable) {
  public AuditPage {
    unreadable = List.copyOf(unreadable);
  }

  /** One in which all could be read. */
  public static AuditPage of(Page<AuditEntry> page) {
    return new AuditPage(page, List.of());
  }

  public List<AuditEntry> items() {
    return page.items();
  }

  /** Where the next part begins; null if this is the last one. */
  public @Nullable Cursor next() {
    return page.next();
  }

  /** How many there are, readable or not. */
  public int size() {
    return items().size() + unreadable.size();
  }
}
