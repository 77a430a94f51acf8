package io.neosc.application.audit;

import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.audit.AuditEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stored entries {@code erase_user}, which explain what is missing before them (AU-12). They
 * were stored before what they explain was removed: whoever has seen that it is missing finds them.
 */
public record ErasedBehind(AuditTrail trail) {
  private static final AuditFilter ERASURES =
      AuditFilter.ALL.with(AuditField.ACTION, "erase_user").succeeded(true);

  /** Those whose place is behind {@code seq}, in the order of their places. */
  public List<AuditEntry> behind(long seq) {
    var found = new ArrayList<AuditEntry>();
    @Nullable Cursor after = null;
    do {
      var page = trail.search(ERASURES, new PageRequest(PageRequest.MAX_LIMIT, after));
      page.items().stream().filter(entry -> entry.seq() > seq).forEach(found::add);
      after = page.next();
    } while (after != null);
    found.sort(Comparator.comparingLong(AuditEntry::seq));
    return List.copyOf(found);
  }
}
