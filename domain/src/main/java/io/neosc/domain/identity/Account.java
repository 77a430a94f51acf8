package io.neosc.domain.identity;

import io.neosc.domain.organization.Membership;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.shared.Claim;
import io.neosc.domain.shared.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person that can sign in; called user on the wire. Its e-mail address is unique without regard
 * to case. Its password is known only as a hash.
 */
public final class Account extends AggregateRoot<Account.State, AccountEvent> {
  /** How many accounts can administer. The store keeps at least one of them (ID-14). */
  public static final String ENABLED_ADMINS = "accounts/enabled-admins";

  private static final long FEWEST_ADMINS = 1;

  /**
   * An account at one moment.
   *
   * @param passwordHash the encoded Argon2id hash with its parameters and salt
   * @param requestedOrganization what a self-registered person asked for; nothing proves it (ID-17)
   */
  public record State(
      AccountId id,
      EmailAddress email,
      String name,
      OrganizationId organizationId,
      @Nullable String requestedOrganization,
      Role role,
      String passwordHash,
      boolean disabled,
      Instant createdAt,
      Instant updatedAt,
      long version)
      implements AggregateState<State> {
    public State {
      name = Text.line("a person's name", name, 200);
      if (requestedOrganization != null) {
        requestedOrganization = Text.line("the organization asked for", requestedOrganization, 200);
      }
      if (passwordHash.isEmpty()) {
        throw new IllegalArgumentException("an account has a password hash");
      }
    }

    @Override
    public String key() {
      return id.value();
    }

    @Override
    public State atVersion(long newVersion) {
      return new State(
          id,
          email,
          name,
          organizationId,
          requestedOrganization,
          role,
          passwordHash,
          disabled,
          createdAt,
          updatedAt,
          newVersion);
    }

    /** What an admin decides about it. */
    public AccountProfile profile() {
      return new AccountProfile(name, role, organizationId, disabled);
    }

    private State with(AccountProfile profile, Instant now) {
      return new State(
          id,
          email,
          profile.name(),
          profile.organizationId(),
          requestedOrganization,
          profile.role(),
          passwordHash,
          profile.disabled(),
          createdAt,
          now,
          version);
    }

    private State withPasswordHash(String hash, Instant now) {
      return new State(
          id,
          email,
          name,
          organizationId,
          requestedOrganization,
          role,
          hash,
          disabled,
          createdAt,
          now,
          version);
    }

    /** It without its hash, for lists and read models. */
    @Override
    public String toString() {
      return "Account[" + id.value() + " " + role + (disabled ? " disabled" : "") + "]";
    }
  }

  private Account(State state) {
    super(state);
  }

  public static Account from(State state) {
    return new Account(state);
  }

  /** Somebody's own registration: always role user, always the default organization. */
  public static Account register(
      AccountId id,
      EmailAddress email,
      String name,
      @Nullable String requestedOrganization,
      String passwordHash,
      Instant now) {
    var profile = new AccountProfile(name, Role.USER, OrganizationId.DEFAULT, false);
    var account = made(id, email, profile, requestedOrganization, passwordHash, now);
    account.raise(new AccountEvent.Registered(id, email, requestedOrganization, now));
    return account;
  }

  /** The installation's first account, made at start (ID-16). */
  public static Account firstAdmin(
      AccountId id, EmailAddress email, String passwordHash, Instant now) {
    var profile = new AccountProfile("Administrator", Role.ADMIN, OrganizationId.DEFAULT, false);
    var account = made(id, email, profile, null, passwordHash, now);
    account.raise(new AccountEvent.FirstAdminCreated(id, email, now));
    return account;
  }

  /** One that an admin makes for somebody, or the command line (ID-14). */
  public static Account create(
      AccountId id, EmailAddress email, AccountProfile profile, String passwordHash, Instant now) {
    var account = made(id, email, profile, null, passwordHash, now);
    account.raise(new AccountEvent.Created(id, email, profile, now));
    return account;
  }

  private static Account made(
      AccountId id,
      EmailAddress email,
      AccountProfile profile,
      @Nullable String requestedOrganization,
      String passwordHash,
      Instant now) {
    var account =
        new Account(
            new State(
                id,
                email,
                profile.name(),
                profile.organizationId(),
                requestedOrganization,
                profile.role(),
                passwordHash,
                profile.disabled(),
                now,
                now,
                0));
    Membership.joining(profile.organizationId()).forEach(account::claim);
    if (profile.enabledAdmin()) {
      account.claim(Claim.take(ENABLED_ADMINS, Long.MAX_VALUE));
    }
    return account;
  }

  /**
   * Makes of it what an admin wants (ID-14). Its commit is refused if it were to leave nobody who
   * can administer, or if the organization that it joins is no more. Asking for what is so already
   * changes nothing.
   */
  public void administer(AccountProfile wanted, Instant now) {
    var before = state().profile();
    if (before.equals(wanted)) {
      return;
    }
    if (!before.organizationId().equals(wanted.organizationId())) {
      Membership.leaving(before.organizationId()).forEach(this::claim);
      Membership.joining(wanted.organizationId()).forEach(this::claim);
    }
    if (before.enabledAdmin() && !wanted.enabledAdmin()) {
      claim(Claim.giveBack(ENABLED_ADMINS, FEWEST_ADMINS));
    } else if (!before.enabledAdmin() && wanted.enabledAdmin()) {
      claim(Claim.take(ENABLED_ADMINS, Long.MAX_VALUE));
    }
    change(
        state().with(wanted, now),
        new AccountEvent.Changed(state().id(), state().email(), before, wanted, now));
  }

  /**
   * Deletes it; its address is free again. Its commit is refused if it is the last one that can
   * administer.
   */
  public void delete(Instant now) {
    var profile = state().profile();
    Membership.leaving(profile.organizationId()).forEach(this::claim);
    if (profile.enabledAdmin()) {
      claim(Claim.giveBack(ENABLED_ADMINS, FEWEST_ADMINS));
    }
    remove(new AccountEvent.Deleted(state().id(), state().email(), profile, now));
  }

  public void changePassword(String newHash, Instant now) {
    change(
        state().withPasswordHash(newHash, now),
        new AccountEvent.PasswordChanged(state().id(), state().email(), now));
  }

  /** Gives it another password without knowing the present one. */
  public void resetPassword(String newHash, Instant now) {
    change(
        state().withPasswordHash(newHash, now),
        new AccountEvent.PasswordReset(state().id(), state().email(), now));
  }

  /** Keeps the password and renews its hash, because the parameters rose since it was made. */
  public void rehashPassword(String newHash, Instant now) {
    change(
        state().withPasswordHash(newHash, now),
        new AccountEvent.PasswordRehashed(state().id(), state().email(), now));
  }
}
