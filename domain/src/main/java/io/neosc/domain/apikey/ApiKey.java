package io.neosc.domain.apikey;

import io.neosc.domain.erasure.Mentions;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.BearerSecret;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.shared.Text;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a machine proves itself with (ID-15). It is good until it expires or is revoked, and a
 * revoked one never comes back. Only its hash is known; the key itself was shown once.
 */
public final class ApiKey extends AggregateRoot<ApiKey.State, ApiKeyEvent> {

  /** What every key begins with, so that people and scanners recognise a lost one. */
  public static final String KEY_PREFIX = "nsk_";

  /** A prefix and 256 random bits in base64url. */
  public static final int KEY_LENGTH = 47;

  private static final int MAX_NAME = 100;

  /**
   * A key at one moment.
   *
   * @param scopes at least one, each once, in their order
   * @param keyHash SHA-256 of the whole key, in lower-case hexadecimal
   * @param createdBy the admin who made it
   * @param expiresAt from this instant on it opens nothing; null for never
   * @param revokedAt since when it opens nothing; null if it was not revoked
   */
  public record State(
      ApiKeyId id,
      String name,
      List<Scope> scopes,
      String keyHash,
      AccountId createdBy,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant revokedAt,
      long version)
      implements AggregateState<State> {
    public State {
      name = Text.line("an API key's name", name, MAX_NAME);
      if (scopes.isEmpty()) {
        throw new IllegalArgumentException("an API key opens something");
      }
      scopes = List.copyOf(EnumSet.copyOf(scopes));
      if (keyHash.length() != 64) {
        throw new IllegalArgumentException("an API key has a hash");
      }
    }

    @Override
    public String key() {
      return id.value();
    }

    @Override
    public State atVersion(long newVersion) {
      return new State(
          id, name, scopes, keyHash, createdBy, createdAt, expiresAt, revokedAt, newVersion);
    }

    /** Whether it opens anything at {@code now}. */
    public boolean live(Instant now) {
      return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Without its hash. */
    @Override
    public String toString() {
      return "ApiKey[" + id.value() + " " + scopes + " version " + version + "]";
    }
  }

  private ApiKey(State state) {
    super(state);
  }

  public static ApiKey from(State state) {
    return new ApiKey(state);
  }

  /**
   * A new key.
   *
   * @throws ApiKeyExpired if its end is not in the future
   */
  public static ApiKey create(
      ApiKeyId id,
      String name,
      List<Scope> scopes,
      BearerSecret key,
      AccountId createdBy,
      @Nullable Instant expiresAt,
      Instant now) {
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw new ApiKeyExpired();
    }
    var made =
        new ApiKey(new State(id, name, scopes, key.hash(), createdBy, now, expiresAt, null, 0));
    var state = made.state();
    made.raise(new ApiKeyEvent.Created(id, state.name(), state.scopes(), expiresAt, now));
    return made;
  }

  /** Takes an erased person out of its name (AU-12); what it opens is the same. */
  public void forgetPerson(Mentions person, Instant now) {
    var was = state();
    var name = person.without(was.name(), MAX_NAME);
    if (!name.equals(was.name())) {
      change(
          new State(
              was.id(),
              name,
              was.scopes(),
              was.keyHash(),
              was.createdBy(),
              was.createdAt(),
              was.expiresAt(),
              was.revokedAt(),
              was.version()),
          new ApiKeyEvent.PersonForgotten(was.id(), name, now));
    }
  }

  /** Ends it at once. Ending twice changes nothing: the first instant stays. */
  public void revoke(Instant now) {
    var was = state();
    if (was.revokedAt() == null) {
      change(
          new State(
              was.id(),
              was.name(),
              was.scopes(),
              was.keyHash(),
              was.createdBy(),
              was.createdAt(),
              was.expiresAt(),
              now,
              was.version()),
          new ApiKeyEvent.Revoked(was.id(), was.name(), now));
    }
  }
}
