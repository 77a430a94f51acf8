package io.neosc.adapter.mongo.client;

import com.mongodb.ConnectionString;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.data.model.PersistentEntity;
import io.micronaut.data.mongodb.operations.MongoDatabaseNameProvider;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Everything is in one database, also when the address names none. */
@Singleton
@Primary
@Replaces(MongoDatabaseNameProvider.class)
final class OneDatabase implements MongoDatabaseNameProvider {
  private final String name;

  OneDatabase(ConnectionString uri) {
    name = ClientFactory.nameOf(uri);
  }

  @Override
  public String provide(Class<?> type) {
    return name;
  }

  @Override
  public String provide(PersistentEntity entity, @Nullable Class<?> repository) {
    return name;
  }
}
