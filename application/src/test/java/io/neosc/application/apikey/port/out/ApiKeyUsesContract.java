package io.neosc.application.apikey.port.out;

import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.shared.Given;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeyUses} promises. */
public interface ApiKeyUsesContract {

  ApiKeyUses uses();

  @Test
  @DisplayName("ID-15 the last use is kept, whatever the order in which uses are told")
  default void theLastUseIsKept() {
    var used = new ApiKeyId(Given.anId(ApiKeyId.PREFIX));
    var other = new ApiKeyId(Given.anId(ApiKeyId.PREFIX));
    var never = new ApiKeyId(Given.anId(ApiKeyId.PREFIX));
    uses().used(used, NOON);
    uses().used(used, NOON.plusMillis(1));
    uses().used(used, NOON.minusSeconds(1));
    uses().used(other, NOON);

    assertThat(uses().lastUses(List.of(used, never))).isEqualTo(Map.of(used, NOON.plusMillis(1)));
    assertThat(uses().lastUses(List.of())).isEmpty();
  }
}
