package io.neosc.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.neosc.architecture.planted.domain.shared.Breaks;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Each rule finds the planted classes that break it, and no others")
final class BiteTest {
  private static JavaClasses planted;

  @BeforeAll
  static void readPlantedClasses() {
    planted = House.PLANTED.classes();
  }

  static List<Rule> rules() {
    return Rule.ALL;
  }

  @ParameterizedTest(name = "rule {0}")
  @MethodSource("rules")
  void bites(Rule rule) {
    var breakers =
        planted.stream()
            .filter(type -> breaks(type, rule.number()))
            .map(JavaClass::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(breakers).as("planted classes that break rule %s", rule).isNotEmpty();

    var findings = rule.check(House.PLANTED, planted).getFailureReport().getDetails();

    assertThat(breakers)
        .allSatisfy(breaker ->
            assertThat(findings).anySatisfy(finding -> assertThat(finding).contains(breaker)));
    assertThat(findings).allSatisfy(finding -> assertThat(breakers).anyMatch(finding::contains));
  }

  @Test
  @DisplayName("every rule has its own number and says why")
  void rulesAreNumberedAndReasoned() {
    assertThat(Rule.ALL)
        .extracting(Rule::number)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 22).boxed().toList());
    assertThat(Rule.ALL)
        .allSatisfy(rule ->
            assertThat(rule.of().apply(House.NEOSC).getDescription()).contains(", because "));
  }

  private static boolean breaks(JavaClass type, int rule) {
    return type.isAnnotatedWith(Breaks.class)
        && Arrays.stream(type.getAnnotationOfType(Breaks.class).value()).anyMatch(n -> n == rule);
  }
}
