package io.neosc.domain.erasure;

import io.neosc.domain.identity.AccountId;
import io.neosc.domain.shared.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens while a person is erased. None says who it was. */
public sealed interface ErasureEvent extends DomainEvent {
  AccountId accountId();

  /** From here on the personal parts of the account's earlier entries may be missing. */
  record Requested(AccountId accountId, Instant occurredAt) implements ErasureEvent {}

  /**
   * Some more of the trail was looked through.
   *
   * @param entries places of entries whose personal parts may be missing from here on, as {@link
   *     io.neosc.domain.audit.ErasedElsewhere} writes them; null if there are none
   */
  record Advanced(AccountId accountId, @Nullable String entries, Instant occurredAt)
      implements ErasureEvent {}

  /** Nothing is left, not even here. */
  record Finished(AccountId accountId, Instant occurredAt) implements ErasureEvent {}
}
