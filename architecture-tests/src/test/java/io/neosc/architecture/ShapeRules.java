package io.neosc.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.micronaut.context.annotation.Bean;
import jakarta.inject.Scope;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What the parts look like. */
final class ShapeRules {

  private ShapeRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(7, "adapters keep to themselves", ShapeRules::adaptersKeepToThemselves),
        new Rule(9, "ports live in port packages", ShapeRules::portsLiveInPortPackages),
        new Rule(10, "services are final", ShapeRules::servicesAreFinal),
        new Rule(11, "events are records in a sealed type", ShapeRules::eventsAreSealedRecords),
        new Rule(12, "aggregates are closed", ShapeRules::aggregatesAreClosed),
        new Rule(13, "no setters", ShapeRules::noSetters),
        new Rule(14, "refusals are domain exceptions", ShapeRules::refusalsAreDomainExceptions),
        new Rule(22, "every package is null-marked", ShapeRules::packagesAreNullMarked));
  }

  private static ArchRule adaptersKeepToThemselves(House house) {
    return CompositeArchRule.of(
            classes()
                .that(
                    resideInAPackage(house.adapters())
                        .and(visibleEverywhere())
                        .and(doesTheWork(house)))
                .should(joinPackagesOfTheirAdapter(house))
                // None of them is public at the moment: the best case.
                .allowEmptyShould(true))
        .and(
            classes()
                .that()
                .resideInAPackage(house.adapters())
                .should(beNamedOnlyInTheirAdapter(house)))
        .because(
            "what nobody can name cannot be leaned on: adapters are reached through ports; only what"
                + " joins two packages of one adapter is public");
  }

  /** A bean or an implementation of a port, unlike stored and wire forms, names and constants. */
  private static DescribedPredicate<JavaClass> doesTheWork(House house) {
    var port =
        resideInAnyPackage(house.inPorts(), house.outPorts(), house.sharedPorts())
            .and(openTopLevelInterface());
    return describe(
        "are beans or implement a port",
        type ->
            type.isMetaAnnotatedWith(Bean.class)
                || type.isMetaAnnotatedWith(Scope.class)
                || (!type.isInterface() && type.getAllRawInterfaces().stream().anyMatch(port)));
  }

  private static ArchCondition<JavaClass> joinPackagesOfTheirAdapter(House house) {
    return condition(
        "have a user in another package of its adapter, so it need not be public",
        type ->
            users(type)
                .anyMatch(user ->
                    house.adapterOf(user).equals(house.adapterOf(type))
                        && !user.getPackageName().equals(type.getPackageName())));
  }

  private static ArchCondition<JavaClass> beNamedOnlyInTheirAdapter(House house) {
    return condition(
        "stay inside its adapter",
        type ->
            users(type)
                .filter(not(resideInAPackage(house.benchmarks())))
                .allMatch(user -> house.adapterOf(user).equals(house.adapterOf(type))));
  }

  private static Stream<JavaClass> users(JavaClass type) {
    return type.getDirectDependenciesToSelf().stream().map(Dependency::getOriginClass);
  }

  /** Public, and so is every type around it. */
  private static DescribedPredicate<JavaClass> visibleEverywhere() {
    return describe(
        "are public",
        type ->
            type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(visibleEverywhere()::test).orElse(true));
  }

  private static ArchRule portsLiveInPortPackages(House house) {
    return CompositeArchRule.of(
            classes()
                .that(
                    resideInAPackage(house.application())
                        .and(visibleEverywhere())
                        .and(openTopLevelInterface()))
                .should()
                .resideInAnyPackage(house.inPorts(), house.outPorts(), house.sharedPorts()))
        .and(
            classes()
                .that(resideInAPackage(house.inPorts()).and(openTopLevelInterface()))
                .should()
                .haveNameMatching(".*(Commands|Queries)"))
        .and(
            classes()
                .that(resideInAPackage(house.application()))
                .and(nameMatching(".*\\.[A-Za-z]+(Commands|Queries)"))
                .should()
                .beInterfaces()
                .andShould()
                .resideInAPackage(house.inPorts()))
        .because("a reader finds every door of the application by its name and place");
  }

  /** Sealed interfaces are sums of values, not ports. */
  private static DescribedPredicate<JavaClass> openTopLevelInterface() {
    return describe(
        "are top-level interfaces that anybody may implement",
        type -> type.isInterface() && type.isTopLevelClass() && !type.reflect().isSealed());
  }

  private static ArchRule servicesAreFinal(House house) {
    var implementsAnInPort =
        describe(
            "implement an in-port",
            (JavaClass type) ->
                !type.isInterface()
                    && type.getAllRawInterfaces().stream()
                        .anyMatch(resideInAPackage(house.inPorts()).and(openTopLevelInterface())));
    return classes()
        .that(
            resideInAPackage(house.application())
                .and(implementsAnInPort.or(nameMatching(".*\\.[A-Za-z]+Service"))))
        .should()
        .haveModifier(JavaModifier.FINAL)
        .andShould(haveOneConstructor())
        .because("a service is composed, not extended, and there is one way to build it");
  }

  private static ArchCondition<JavaClass> haveOneConstructor() {
    return condition("have one constructor", type -> type.getConstructors().size() == 1);
  }

  private static ArchRule eventsAreSealedRecords(House house) {
    return CompositeArchRule.of(
            classes()
                .that()
                .areAssignableTo(house.domainEvent())
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .andShould(
                    condition(
                        "be nested in the sealed interface of their aggregate's events",
                        type ->
                            type.getEnclosingClass()
                                .filter(around -> around.isAssignableTo(house.domainEvent()))
                                .isPresent())))
        .and(
            classes()
                .that()
                .areAssignableTo(house.domainEvent())
                .and()
                .areInterfaces()
                .and()
                .doNotHaveFullyQualifiedName(house.domainEvent())
                .should()
                .haveSimpleNameEndingWith("Event")
                .andShould(condition("be sealed", type -> type.reflect().isSealed())))
        .because("a switch over an aggregate's events must fail to compile when a new one comes");
  }

  private static ArchRule aggregatesAreClosed(House house) {
    return CompositeArchRule.of(
            classes()
                .that(assignableTo(house.aggregateRoot()).and(not(name(house.aggregateRoot()))))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .andShould()
                .haveOnlyPrivateConstructors())
        .and(
            fields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(house.domain())
                .and()
                .areDeclaredInClassesThat(not(name(house.aggregateRoot())))
                .should(referToAggregatesById(house)))
        .because(
            "an aggregate is whole from its first moment and changes alone; what it knows of another"
                + " one is that one's id");
  }

  private static ArchCondition<JavaField> referToAggregatesById(House house) {
    var aggregateOrState =
        assignableTo(house.aggregateRoot()).or(assignableTo(house.aggregateState()));
    return condition(
        "refer to aggregates by id",
        (JavaField field) ->
            field.getType().getAllInvolvedRawTypes().stream().noneMatch(aggregateOrState));
  }

  private static ArchRule noSetters(House house) {
    return CompositeArchRule.of(
            noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(house.root() + "..")
                .should()
                .haveNameMatching("set[A-Z].*"))
        .and(
            methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(house.domain(), house.application())
                .should(notBeGetters()))
        .because("state changes through methods that say what happens, and is read by its name");
  }

  private static ArchCondition<JavaMethod> notBeGetters() {
    return condition(
        "not be called get...",
        method ->
            !method.getName().matches("get[A-Z].*")
                // Throwable's own accessors keep their names.
                || method.getOwner().isAssignableTo(Throwable.class));
  }

  private static ArchRule refusalsAreDomainExceptions(House house) {
    return classes()
        .that()
        .resideInAPackage(house.domain())
        .and()
        .areAssignableTo(Throwable.class)
        .should()
        .beAssignableTo(house.domainException())
        .because("every refusal has a kind and a stable code; a bug is an exception of the JDK");
  }

  private static ArchRule packagesAreNullMarked(House house) {
    return classes()
        .that()
        .resideInAPackage(house.root() + "..")
        .should(
            condition(
                "live in a package that is @NullMarked",
                type -> type.getPackage().isAnnotatedWith(NullMarked.class)))
        .because("a null that may be there is written down, and every other one is a bug");
  }

  private static <T> DescribedPredicate<T> not(DescribedPredicate<T> predicate) {
    return DescribedPredicate.not(predicate);
  }

  /** A condition on one thing that says which thing broke it. */
  static <T> ArchCondition<T> condition(String description, Predicate<T> holds) {
    return new ArchCondition<>(description) {
      @Override
      public void check(T item, ConditionEvents events) {
        if (!holds.test(item)) {
          events.add(SimpleConditionEvent.violated(item, item + " does not " + description));
        }
      }
    };
  }
}
