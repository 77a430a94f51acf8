package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.domain.session.Networks;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NetworksConfigTest {

  @Test
  @DisplayName("SE-13, OP-4: no networks are configured by the empty text that stands for none")
  void theEmptyTextIsNoNetwork() {
    assertThat(new NetworksConfig(List.of("")).named()).isEqualTo(Networks.NONE);
    assertThat(new NetworksConfig(List.of("office=10.0.0.0/8", " ")).networks()).hasSize(1);
  }
}
