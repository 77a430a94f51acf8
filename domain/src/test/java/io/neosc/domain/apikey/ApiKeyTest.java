package io.neosc.domain.apikey;

import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.BearerSecret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
  private static final BearerSecret KEY = new BearerSecret("nsk_" + "k".repeat(43));

  private static ApiKey key(@Nullable Instant expiresAt, Scope... scopes) {
    return ApiKey.create(
        new ApiKeyId("key-1"),
        " gateway ",
        List.of(scopes),
        KEY,
        new AccountId("usr-1"),
        expiresAt,
        NOON);
  }

  @Test
  @DisplayName("ID-15 a key is known by its hash alone, and has each scope once")
  void aKeyIsKnownByItsHash() {
    var key = key(null, Scope.CHECK, Scope.SESSIONS_REPORT, Scope.CHECK);

    assertThat(key.state().keyHash()).isEqualTo(KEY.hash()).hasSize(64);
    assertThat(key.state().name()).isEqualTo("gateway");
    assertThat(key.state().scopes()).containsExactly(Scope.SESSIONS_REPORT, Scope.CHECK);
    assertThat(key.state().toString()).doesNotContain(KEY.hash());
    assertThat(key.events())
        .containsExactly(
            new ApiKeyEvent.Created(
                new ApiKeyId("key-1"),
                "gateway",
                List.of(Scope.SESSIONS_REPORT, Scope.CHECK),
                null,
                NOON));
    assertThat(KEY.value()).hasSize(ApiKey.KEY_LENGTH).startsWith(ApiKey.KEY_PREFIX);
  }

  @Test
  @DisplayName("ID-15 a key is good until its end, and never after a revocation")
  void aKeyEnds() {
    var ending = key(NOON.plusMillis(1), Scope.CHECK);
    assertThat(ending.state().live(NOON)).isTrue();
    assertThat(ending.state().live(NOON.plusMillis(1))).isFalse();

    var key = ApiKey.from(key(null, Scope.CHECK).state().atVersion(1));
    assertThat(key.state().live(Instant.parse("9999-01-01T00:00:00Z"))).isTrue();
    key.revoke(NOON);
    key.revoke(NOON.plusSeconds(1));
    assertThat(key.state().revokedAt()).isEqualTo(NOON);
    assertThat(key.state().live(NOON.minusSeconds(1))).isFalse();
    assertThat(key.events())
        .containsExactly(new ApiKeyEvent.Revoked(new ApiKeyId("key-1"), "gateway", NOON));
  }

  @Test
  @DisplayName("ID-15 a key that would be over, or would open nothing, is not made")
  void uselessKeysAreNotMade() {
    assertThatExceptionOfType(ApiKeyExpired.class).isThrownBy(() -> key(NOON, Scope.CHECK));
    assertThatIllegalArgumentException().isThrownBy(() -> key(null));
  }

  @Test
  @DisplayName("ID-15 the scopes are those of the specification")
  void scopesAreThoseOfTheSpecification() {
    assertThat(List.of(Scope.values()))
        .extracting(Scope::value)
        .containsExactly(
            "sessions:report", "events:publish", "logs:write", "metrics:read", "check");
    for (var scope : Scope.values()) {
      assertThat(Scope.of(scope.value())).contains(scope);
    }
    assertThat(Scope.of("CHECK")).isEmpty();
  }
}
