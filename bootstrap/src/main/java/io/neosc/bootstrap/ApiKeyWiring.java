package io.neosc.bootstrap;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.neosc.application.apikey.ApiKeyService;
import io.neosc.application.apikey.port.in.ApiKeyCommands;
import io.neosc.application.apikey.port.in.ApiKeyQueries;
import io.neosc.application.apikey.port.out.ApiKeyRepository;
import io.neosc.application.apikey.port.out.ApiKeyUses;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Keys of machines. */
@Factory
final class ApiKeyWiring {

  @Singleton
  @Bean(typed = {ApiKeyCommands.class, ApiKeyQueries.class})
  ApiKeyService apiKeys(
      ApiKeyRepository keys,
      ApiKeyUses uses,
      Commits commits,
      IdGenerator ids,
      InstantSource clock) {
    return new ApiKeyService(keys, uses, commits, ids, clock);
  }
}
