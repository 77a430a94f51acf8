package io.neosc.domain.identity;

import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.shared.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person that can sign in; called user on the wire. Its e-mail address is unique without regard
 * to case. Its password is known only as a hash.
 */
public final class Account extends AggregateRoot<Account.State, AccountEvent> {

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
      Organization organization,
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
          organization,
          requestedOrganization,
          role,
          passwordHash,
          disabled,
          createdAt,
          updatedAt,
          newVersion);
    }

    private State withPasswordHash(String hash, Instant now) {
      return new State(
          id,
          email,
          name,
          organization,
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
    var organization = Organization.DEFAULT;
    var account =
        new Account(
            new State(
                id,
                email,
                name,
                organization,
                requestedOrganization,
                Role.USER,
                passwordHash,
                false,
                now,
                now,
                0));
    account.raise(new AccountEvent.Registered(id, email, organization, requestedOrganization, now));
    return account;
  }

  /** The installation's first account, made at start (ID-16). */
  public static Account firstAdmin(
      AccountId id, EmailAddress email, String passwordHash, Instant now) {
    var account =
        new Account(
            new State(
                id,
                email,
                "Administrator",
                Organization.DEFAULT,
                null,
                Role.ADMIN,
                passwordHash,
                false,
                now,
                now,
                0));
    account.raise(new AccountEvent.FirstAdminCreated(id, email, now));
    return account;
  }

  public void changePassword(String newHash, Instant now) {
    change(
        state().withPasswordHash(newHash, now),
        new AccountEvent.PasswordChanged(state().id(), state().email(), now));
  }

  /** Keeps the password and renews its hash, because the parameters rose since it was made. */
  public void rehashPassword(String newHash, Instant now) {
    change(
        state().withPasswordHash(newHash, now),
        new AccountEvent.PasswordRehashed(state().id(), state().email(), now));
  }
}
