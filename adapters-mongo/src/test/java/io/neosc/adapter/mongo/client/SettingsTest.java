package io.neosc.adapter.mongo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.shared.port.StoreUnusable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RE-3: every wait for MongoDB is bounded, whatever its address says")
class SettingsTest {

  @Test
  void anAddressAloneIsEnough() {
    try (var store = TestStore.at("mongodb://127.0.0.1:1")) {
      var settings = store.bean(MongoClientSettings.class);

      assertThat(settings.getTimeout(TimeUnit.MILLISECONDS)).isEqualTo(900);
      assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.MILLISECONDS))
          .isEqualTo(600);
      assertThat(settings.getSocketSettings().getConnectTimeout(TimeUnit.MILLISECONDS))
          .isEqualTo(1000);
      assertThat(settings.getServerSettings().getHeartbeatFrequency(TimeUnit.MILLISECONDS))
          .isEqualTo(1000);
      assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(50);
      assertThat(settings.getApplicationName()).isEqualTo("neosc");
      assertThat(store.bean(MongoDatabase.class).getName()).isEqualTo("neosc");
    }
  }

  @Test
  void theAddressMaySayHowLong() {
    var uri =
        "mongodb://127.0.0.1:1/own?timeoutMS=7000&serverSelectionTimeoutMS=2000"
            + "&connectTimeoutMS=3000&heartbeatFrequencyMS=4000&maxPoolSize=5&appName=mine";
    try (var store = TestStore.at(uri)) {
      var settings = store.bean(MongoClientSettings.class);

      assertThat(settings.getTimeout(TimeUnit.MILLISECONDS)).isEqualTo(7000);
      assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.MILLISECONDS))
          .isEqualTo(2000);
      assertThat(settings.getSocketSettings().getConnectTimeout(TimeUnit.MILLISECONDS))
          .isEqualTo(3000);
      assertThat(settings.getServerSettings().getHeartbeatFrequency(TimeUnit.MILLISECONDS))
          .isEqualTo(4000);
      assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(5);
      assertThat(settings.getApplicationName()).isEqualTo("mine/neosc");
      assertThat(store.bean(MongoDatabase.class).getName()).isEqualTo("own");
    }
  }

  @Test
  @DisplayName("API-14: no address weakens what acknowledged means, or who is asked")
  void theAddressMayNotWeakenWrites() {
    var uri = "mongodb://127.0.0.1:1/?w=1&journal=false&readPreference=secondary&retryWrites=false";
    try (var store = TestStore.at(uri)) {
      var settings = store.bean(MongoClientSettings.class);

      assertThat(settings.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY.withJournal(true));
      assertThat(settings.getReadPreference()).isEqualTo(ReadPreference.primary());
      assertThat(settings.getRetryWrites()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://ada:sesame@localhost", "mongodb://ada:ses@me@localhost:x", " "})
  @DisplayName("OP-4: what is no address is refused without repeating it")
  void whatIsNoAddressIsRefused(String uri) {
    var refusal = catchThrowable(() -> TestStore.at(uri).bean(MongoClientSettings.class));

    assertThat(refusal).rootCause().isInstanceOf(StoreUnusable.class);
    for (var cause = refusal; cause != null; cause = cause.getCause()) {
      assertThat(String.valueOf(cause.getMessage())).doesNotContain("sesame", "ses@me");
    }
  }
}
