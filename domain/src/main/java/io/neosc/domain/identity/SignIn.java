package io.neosc.domain.identity;

import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One authenticated login with its family of tokens. It lives until it expires or is revoked, and a
 * revoked one never comes back. Each use of its refresh secret replaces that secret; a secret that
 * was replaced before proves theft and ends the whole family.
 */
public final class SignIn extends AggregateRoot<SignIn.State, SignInEvent> {

  /**
   * A sign-in at one moment, with what its caller is known by while it lasts.
   *
   * @param amr authentication methods as in RFC 8176: {@code pwd}, {@code otp}, ...
   * @param refreshHash hash of the one refresh secret that is good now
   * @param expiresAt after this instant it is over by itself
   */
  public record State(
      SignInId id,
      AccountId accountId,
      EmailAddress email,
      String name,
      OrganizationId organizationId,
      Role role,
      List<String> amr,
      String refreshHash,
      String ipAddress,
      Instant openedAt,
      Instant refreshedAt,
      Instant expiresAt,
      @Nullable Revocation revocation,
      long version)
      implements AggregateState<State> {
    public State {
      amr = List.copyOf(amr);
      if (refreshHash.length() != 64 || !expiresAt.isAfter(openedAt)) {
        throw new IllegalArgumentException("a sign-in has a refresh hash and an end");
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
          accountId,
          email,
          name,
          organizationId,
          role,
          amr,
          refreshHash,
          ipAddress,
          openedAt,
          refreshedAt,
          expiresAt,
          revocation,
          newVersion);
    }

    /** Whether requests that name it are accepted at {@code now}. */
    public boolean live(Instant now) {
      return revocation == null && now.isBefore(expiresAt);
    }

    /** Whether a replaced refresh token came back and ended it (ID-6). */
    public boolean reused() {
      return revocation != null && revocation.reason() == RevocationReason.TOKEN_REUSED;
    }

    public Actor actor() {
      return new Actor(accountId, email, role, id);
    }

    private State adopting(AccountProfile profile) {
      return new State(
          id,
          accountId,
          email,
          profile.name(),
          profile.organizationId(),
          role,
          amr,
          refreshHash,
          ipAddress,
          openedAt,
          refreshedAt,
          expiresAt,
          revocation,
          version);
    }

    private State rotated(String newHash, Instant now) {
      return new State(
          id,
          accountId,
          email,
          name,
          organizationId,
          role,
          amr,
          newHash,
          ipAddress,
          openedAt,
          now,
          expiresAt,
          revocation,
          version);
    }

    private State revokedBy(Revocation by) {
      return new State(
          id,
          accountId,
          email,
          name,
          organizationId,
          role,
          amr,
          refreshHash,
          ipAddress,
          openedAt,
          refreshedAt,
          expiresAt,
          by,
          version);
    }
  }

  /** When and why a sign-in was ended before its time. */
  public record Revocation(RevocationReason reason, Instant at) {}

  private SignIn(State state) {
    super(state);
  }

  public static SignIn from(State state) {
    return new SignIn(state);
  }

  public static SignIn open(
      SignInId id,
      Account.State account,
      SignInMethod method,
      List<String> amr,
      BearerSecret secret,
      String ipAddress,
      Instant now,
      Instant expiresAt) {
    var signIn =
        new SignIn(
            new State(
                id,
                account.id(),
                account.email(),
                account.name(),
                account.organizationId(),
                account.role(),
                amr,
                secret.hash(),
                ipAddress,
                now,
                now,
                expiresAt,
                null,
                0));
    signIn.raise(
        new SignInEvent.Opened(id, account.id(), account.email(), account.role(), method, now));
    return signIn;
  }

  /**
   * Uses {@code presented} and puts {@code next} in its place. If it is not the present secret the
   * family is revoked instead, and the result says so: hand the sign-in to the write door in either
   * case.
   */
  public Rotation refresh(BearerSecret presented, BearerSecret next, Instant now) {
    if (!state().live(now)) {
      return Rotation.ENDED;
    }
    if (!presented.matches(state().refreshHash())) {
      revoke(RevocationReason.TOKEN_REUSED, now);
      return Rotation.REUSED;
    }
    change(
        state().rotated(next.hash(), now),
        new SignInEvent.Refreshed(state().id(), state().accountId(), state().email(), now));
    return Rotation.ROTATED;
  }

  /** Ends it. Ending twice changes nothing: the first reason stays. */
  public void revoke(RevocationReason reason, Instant now) {
    if (state().revocation() == null) {
      change(
          state().revokedBy(new Revocation(reason, now)),
          new SignInEvent.Revoked(state().id(), state().accountId(), state().email(), reason, now));
    }
  }

  /**
   * Takes over the account's present name and organization. Its role stays what it was: a sign-in
   * with another role than its account's is revoked.
   */
  public void adopt(AccountProfile profile, Instant now) {
    var next = state().adopting(profile);
    if (!next.equals(state())) {
      change(next, new SignInEvent.Adjusted(state().id(), state().accountId(), now));
    }
  }

  /** What became of a presented refresh secret. */
  public enum Rotation {
    ROTATED,
    /** It was replaced before: the family is revoked now. */
    REUSED,
    /** The sign-in was over already; nothing changed. */
    ENDED
  }
}
