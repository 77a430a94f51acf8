package io.neosc.domain.identity;

import io.neosc.domain.shared.DomainEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to an account. */
public sealed interface AccountEvent extends DomainEvent {
  AccountId accountId();

  EmailAddress email();

  /** Somebody made an account for themselves. */
  record Registered(
      AccountId accountId,
      EmailAddress email,
      @Nullable String requestedOrganization,
      Instant occurredAt)
      implements AccountEvent {}

  /** The installation's first account was made from the environment at start (ID-16). */
  record FirstAdminCreated(AccountId accountId, EmailAddress email, Instant occurredAt)
      implements AccountEvent {}

  /** An admin, or the command line, made it for somebody. */
  record Created(
      AccountId accountId, EmailAddress email, AccountProfile profile, Instant occurredAt)
      implements AccountEvent {}

  /** An admin changed its name, role, organization, or whether it may sign in. */
  record Changed(
      AccountId accountId,
      EmailAddress email,
      AccountProfile before,
      AccountProfile after,
      Instant occurredAt)
      implements AccountEvent {}

  record Deleted(
      AccountId accountId, EmailAddress email, AccountProfile profile, Instant occurredAt)
      implements AccountEvent {}

  record PasswordChanged(AccountId accountId, EmailAddress email, Instant occurredAt)
      implements AccountEvent {}

  /** Somebody with the right gave it another password; its owner did not. */
  record PasswordReset(AccountId accountId, EmailAddress email, Instant occurredAt)
      implements AccountEvent {}

  /** Somebody signed in wanted another password and did not know the present one. */
  record PasswordChangeRefused(AccountId accountId, EmailAddress email, Instant occurredAt)
      implements AccountEvent {}

  /** The password stayed, its hash was renewed under the present parameters (ID-4). */
  record PasswordRehashed(AccountId accountId, EmailAddress email, Instant occurredAt)
      implements AccountEvent {}
}
