package io.neosc.domain.guard;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitRuleTest {

  @ParameterizedTest(name = "{0} {1} {2} {3} {4} {5}")
  @CsvSource({
    "PT0.001S, PT0.001S, 1, 0, 1, PT0S",
    "PT1S, P1D, 10, 10, 5, PT30S",
    "P1D, P1D, 1000, 100000, 100000, PT5S"
  })
  @DisplayName("ID-13, OP-4: both ends of what a rule may be are rules")
  void theEndsAreRules(
      Duration first, Duration longest, int parallel, int free, int attacked, Duration delay) {
    assertThatCode(() -> new WaitRule(first, longest, parallel, free, attacked, delay))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0} {1} {2} {3} {4} {5}")
  @CsvSource({
    "PT0S, PT1S, 1, 0, 1, PT0S",
    "PT1S, PT0.999S, 1, 0, 1, PT0S",
    "PT1S, P1DT0.001S, 1, 0, 1, PT0S",
    "PT1S, PT1S, 0, 0, 1, PT0S",
    "PT1S, PT1S, 1, -1, 1, PT0S",
    "PT1S, PT1S, 1, 0, 0, PT0S",
    "PT1S, PT1S, 1, 0, 1, PT-0.001S",
    "PT1S, PT1S, 1, 0, 1, PT30.001S"
  })
  @DisplayName("ID-13, OP-4: nothing beyond them is one")
  void nothingBeyondIsOne(
      Duration first, Duration longest, int parallel, int free, int attacked, Duration delay) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WaitRule(first, longest, parallel, free, attacked, delay));
  }
}
