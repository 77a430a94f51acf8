package io.neosc.application.apikey;

import io.neosc.application.apikey.port.in.ApiKeyCommands;
import io.neosc.application.apikey.port.in.ApiKeyQueries;
import io.neosc.application.apikey.port.in.ApiKeyView;
import io.neosc.application.apikey.port.in.CreateApiKey;
import io.neosc.application.apikey.port.in.CreatedApiKey;
import io.neosc.application.apikey.port.in.RevokeApiKey;
import io.neosc.application.apikey.port.out.ApiKeyRepository;
import io.neosc.application.apikey.port.out.ApiKeyUses;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.apikey.ApiKey;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.apikey.ApiKeyNotFound;
import io.neosc.domain.identity.BearerSecret;
import java.time.InstantSource;
import java.util.List;

/** Makes, shows and ends API keys. */
public final class ApiKeyService implements ApiKeyCommands, ApiKeyQueries {
  private final ApiKeyRepository keys;
  private final ApiKeyUses uses;
  private final Commits commits;
  private final IdGenerator ids;
  private final InstantSource clock;

  public ApiKeyService(
      ApiKeyRepository keys,
      ApiKeyUses uses,
      Commits commits,
      IdGenerator ids,
      InstantSource clock) {
    this.keys = keys;
    this.uses = uses;
    this.commits = commits;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public CreatedApiKey create(CreateApiKey command) {
    var secret = new BearerSecret(ApiKey.KEY_PREFIX + ids.secret());
    var made =
        ApiKey.create(
            new ApiKeyId(ids.next(ApiKeyId.PREFIX)),
            command.name(),
            command.scopes(),
            secret,
            command.context().requireActor().accountId(),
            command.expiresAt(),
            clock.instant());
    commits.commit(command.context(), made);
    return new CreatedApiKey(made.state().atVersion(1), secret.value());
  }

  @Override
  public void revoke(RevokeApiKey command) {
    Deciding.again(() -> {
      var key = found(command.id());
      key.revoke(clock.instant());
      commits.commit(command.context(), key);
      return key;
    });
  }

  private ApiKey found(ApiKeyId id) {
    return keys.find(id).orElseThrow(() -> new ApiKeyNotFound(id));
  }

  @Override
  public Page<ApiKeyView> apiKeys(PageRequest page) {
    var found = keys.page(page);
    var lastUses = uses.lastUses(found.items().stream().map(ApiKey.State::id).toList());
    return found.map(key -> new ApiKeyView(key, lastUses.get(key.id())));
  }

  @Override
  public ApiKeyView apiKey(ApiKeyId id) {
    var key = found(id).state();
    return new ApiKeyView(key, uses.lastUses(List.of(id)).get(id));
  }
}
