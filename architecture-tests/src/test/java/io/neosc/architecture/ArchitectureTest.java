package io.neosc.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("NeoSC keeps the rules of its house")
final class ArchitectureTest {
  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes = House.NEOSC.classes();
  }

  static List<Rule> rules() {
    return Rule.ALL;
  }

  @ParameterizedTest(name = "rule {0}")
  @MethodSource("rules")
  void holds(Rule rule) {
    var result = rule.check(House.NEOSC, classes);

    assertThat(result.getFailureReport().getDetails())
        .as(rule.of().apply(House.NEOSC).getDescription())
        .isEmpty();
  }
}
