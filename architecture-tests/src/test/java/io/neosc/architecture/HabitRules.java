package io.neosc.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static io.neosc.architecture.ShapeRules.condition;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** What code does not do, wherever it stands. */
@SuppressWarnings("JavaUtilDate") // named here to be found elsewhere
final class HabitRules {
  private static final Set<String> RANDOM =
      Set.of(
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.random.RandomGenerator",
          "java.security.SecureRandom");

  private static final Set<String> CONVERTS_DATE = Set.of("toInstant", "from");

  private HabitRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(8, "no ambient time or randomness", HabitRules::noAmbientTimeOrRandomness),
        new Rule(18, "no bad habits", HabitRules::noBadHabits),
        new Rule(19, "no reflection", HabitRules::noReflection));
  }

  private static ArchRule noAmbientTimeOrRandomness(House house) {
    return noClasses()
        .that()
        .resideInAnyPackage(house.domain(), house.application())
        .should()
        .accessTargetWhere(ambient())
        .because(
            "time and ids are arguments of the domain and ports of the application, so that every"
                + " test can choose them");
  }

  /** Calls and method references alike. */
  private static DescribedPredicate<JavaAccess<?>> ambient() {
    return describe(
        "the target reads the clock of the machine or makes something up",
        access -> {
          var owner = access.getTargetOwner().getName();
          var name = access.getTarget().getName();
          return owner.startsWith("java.time.")
                  && (name.equals("now") || name.startsWith("system") || name.startsWith("tick"))
              || owner.equals("java.lang.System")
                  && (name.equals("currentTimeMillis") || name.equals("nanoTime"))
              || owner.equals("java.util.UUID") && name.equals("randomUUID")
              || owner.equals("java.lang.Math") && name.equals("random")
              || owner.equals("java.util.Collections") && name.equals("shuffle")
              || RANDOM.contains(owner);
        });
  }

  private static ArchRule noBadHabits(House house) {
    return CompositeArchRule.of(
            noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(house.root() + "..")
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("io.micronaut.context.annotation.Value")
                .orShould()
                .beAnnotatedWith("io.micronaut.context.annotation.Property"))
        .and(
            noClasses()
                .that()
                .resideOutsideOfPackages(house.bootstrap(), house.benchmarks())
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS))
        .and(noClasses().should(GeneralCodingRules.USE_JAVA_UTIL_LOGGING))
        .and(
            noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.(util\\.(Gregorian)?Calendar|text\\.SimpleDateFormat)"))
        .and(
            classes()
                .should(
                    condition(
                        "hold no java.util.Date, only convert one that a library holds",
                        HabitRules::holdsNoDate)))
        .because(
            "hidden dependencies, output past the log and mutable dates each cost somebody an"
                + " evening; only programs that people start print");
  }

  private static boolean holdsNoDate(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .filter(dependency -> dependency.getTargetClass().isEquivalentTo(Date.class))
        .allMatch(dependency ->
            dependency.convertTo(JavaMethodCall.class).stream()
                .anyMatch(call -> CONVERTS_DATE.contains(call.getName())));
  }

  private static ArchRule noReflection(House house) {
    return CompositeArchRule.of(
            noClasses().should().dependOnClassesThat().resideInAPackage("java.lang.reflect.."))
        .and(noClasses().should().accessTargetWhere(reflective()))
        .because(
            "a native image must stay possible: what it cannot see at build time is not there");
  }

  private static DescribedPredicate<JavaAccess<?>> reflective() {
    return describe(
        "the target looks up code by its name",
        access -> {
          var owner = access.getTargetOwner().getName();
          var name = access.getTarget().getName();
          return owner.equals("java.lang.Class")
                  && (name.equals("forName")
                      || name.startsWith("getDeclared")
                      || name.equals("newInstance")
                      || Set.of(
                              "getMethod",
                              "getMethods",
                              "getField",
                              "getFields",
                              "getConstructor",
                              "getConstructors",
                              "getRecordComponents",
                              "getPermittedSubclasses")
                          .contains(name))
              || owner.equals("java.lang.ClassLoader") && name.equals("loadClass")
              || owner.equals("java.lang.invoke.MethodHandles$Lookup")
                  && (name.startsWith("find") || name.startsWith("unreflect"));
        });
  }
}
