package io.neosc.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One numbered rule of the house (house style, section 6), for whichever tree it is asked about.
 */
record Rule(int number, String name, Function<House, ArchRule> of) {

  static final List<Rule> ALL =
      Stream.of(LayerRules.all(), ShapeRules.all(), HabitRules.all(), EdgeRules.all())
          .flatMap(List::stream)
          .toList();

  EvaluationResult check(House house, JavaClasses classes) {
    return of.apply(house).evaluate(classes);
  }

  @Override
  public String toString() {
    return number + " " + name;
  }
}
