package io.neosc.application.apikey.port.out;

import static io.neosc.application.shared.port.Contracts.NOBODY;
import static io.neosc.application.shared.port.Contracts.allPages;
import static io.neosc.application.shared.port.Contracts.newestFirst;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.Cursor;
import io.neosc.domain.apikey.ApiKey;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.BearerSecret;
import io.neosc.domain.shared.Given;
import io.neosc.domain.shared.StaleAggregate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeyRepository} promises. Each test begins with an empty store. */
public interface ApiKeyRepositoryContract {

  Commits commits();

  ApiKeyRepository repository();

  private static ApiKey key(Instant now, @Nullable Instant expiresAt) {
    var id = Given.anId(ApiKeyId.PREFIX);
    return ApiKey.create(
        new ApiKeyId(id),
        "gateway",
        List.of(Scope.values()),
        new BearerSecret(ApiKey.KEY_PREFIX + id + "-".repeat(43 - id.length())),
        new AccountId("usr-1"),
        expiresAt,
        now);
  }

  @Test
  default void unknownKeysAreNotFound() {
    assertThat(repository().find(new ApiKeyId("key-none"))).isEmpty();
    assertThat(repository().findByHash("0".repeat(64))).isEmpty();
  }

  @Test
  @DisplayName("ID-15 what is stored is found by id and by hash, to the millisecond")
  default void whatIsStoredIsFound() {
    var key = key(NOON, NOON.plusMillis(7));
    commits().commit(NOBODY, key);
    var stored = key.state().atVersion(1);
    assertThat(repository().find(stored.id())).map(ApiKey::state).contains(stored);
    assertThat(repository().findByHash(stored.keyHash())).map(ApiKey::state).contains(stored);

    var loaded = repository().find(stored.id()).orElseThrow();
    loaded.revoke(NOON.plusSeconds(1));
    assertThat(repository().find(stored.id())).map(ApiKey::state).contains(stored);
    commits().commit(NOBODY, loaded);
    assertThat(repository().findByHash(stored.keyHash()))
        .map(ApiKey::state)
        .contains(loaded.state().atVersion(2));

    var stale = ApiKey.from(stored);
    stale.revoke(NOON);
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> commits().commit(NOBODY, stale));
  }

  @Test
  @DisplayName("API-2 keys are listed newest first, page by page")
  default void keysAreListed() {
    var all = new ArrayList<ApiKey.State>();
    for (var i = 0; i < 7; i++) {
      var key = key(NOON.plusMillis(i / 2), null);
      commits().commit(NOBODY, key);
      all.add(key.state().atVersion(1));
    }
    assertThat(allPages(3, repository()::page))
        .containsExactlyElementsOf(newestFirst(all, key -> new Cursor(key.createdAt(), key.key())));
  }
}
