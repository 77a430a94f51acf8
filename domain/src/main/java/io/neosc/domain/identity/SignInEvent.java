package io.neosc.domain.identity;

import io.neosc.domain.shared.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to sign-ins, and to attempts that never became one. */
public sealed interface SignInEvent extends DomainEvent {

  record Opened(
      SignInId signInId,
      AccountId accountId,
      EmailAddress email,
      Role role,
      SignInMethod method,
      Instant occurredAt)
      implements SignInEvent {}

  /**
   * An attempt that was refused. The caller learns nothing of the reason; the trail does (ID-3).
   *
   * @param attemptedEmail what was typed, bounded in length
   * @param accountId the account it meant, if there is one
   */
  record Refused(
      String attemptedEmail,
      @Nullable AccountId accountId,
      SignInMethod method,
      RefusalReason reason,
      Instant occurredAt)
      implements SignInEvent {}

  record Refreshed(SignInId signInId, AccountId accountId, EmailAddress email, Instant occurredAt)
      implements SignInEvent {}

  record Revoked(
      SignInId signInId,
      AccountId accountId,
      EmailAddress email,
      RevocationReason reason,
      Instant occurredAt)
      implements SignInEvent {}

  /** It took over its account's new name or organization. */
  record Adjusted(SignInId signInId, AccountId accountId, Instant occurredAt)
      implements SignInEvent {}
}
