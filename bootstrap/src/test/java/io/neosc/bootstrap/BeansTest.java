package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.env.PropertySource;
import io.neosc.bootstrap.config.Configuration;
import io.neosc.bootstrap.config.Use;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BeansTest {

  @Test
  @DisplayName("OP-4: nothing configures a bean but the catalogue and what the adapters ask for")
  void nothingElseConfiguresABean() {
    var configuration = Configuration.read(Map.of("STATUS_PORT", "9090"), Use.DEVELOPMENT);
    try (var context = Beans.withoutServing(configuration).start()) {
      assertThat(context.getEnvironment().getPropertySources())
          .extracting(PropertySource::getName)
          .containsExactlyInAnyOrder("neosc", "neosc-rest-defaults");
      assertThat(context.getBean(ServerConfig.class).port()).isEqualTo(9090);
      assertThat(context.getBean(ServerConfig.class).host()).isEqualTo("127.0.0.1");
    }
  }
}
