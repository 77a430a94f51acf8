package io.neosc.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/** Who may know whom. */
final class LayerRules {

  private LayerRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(1, "the domain is plain Java", LayerRules::domainIsPlainJava),
        new Rule(2, "the application is free of frameworks", LayerRules::applicationIsPlainJava),
        new Rule(3, "adapters see ports only", LayerRules::adaptersSeePortsOnly),
        new Rule(4, "adapters do not know each other", LayerRules::adaptersAreStrangers),
        new Rule(5, "only bootstrap wires", LayerRules::onlyBootstrapWires),
        new Rule(6, "features form no cycle", LayerRules::featuresFormNoCycle),
        new Rule(15, "technology stays at its edge", LayerRules::technologyStaysAtItsEdge),
        new Rule(20, "only bootstrap starts a mongod", LayerRules::onlyBootstrapStartsMongod));
  }

  private static ArchRule domainIsPlainJava(House house) {
    return classes()
        .that()
        .resideInAPackage(house.domain())
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            house.domain(),
            "java.lang..",
            "java.util..",
            "java.time..",
            "java.math..",
            "java.net..",
            // The chain of the audit log hashes text: MessageDigest and UTF-8, nothing that acts.
            "java.security..",
            "java.nio.charset..",
            // The same address typed on two systems may arrive composed or decomposed.
            "java.text..",
            "org.jspecify..")
        .because("the rules of NeoSC must be readable and testable without any technology");
  }

  private static ArchRule applicationIsPlainJava(House house) {
    return classes()
        .that()
        .resideInAPackage(house.application())
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            house.domain(), house.application(), "java..", "org.jspecify..", "org.slf4j..")
        .because("use cases outlive the framework that happens to carry them");
  }

  private static ArchRule adaptersSeePortsOnly(House house) {
    return noClasses()
        .that()
        .resideInAPackage(house.adapters())
        .should()
        .dependOnClassesThat(
            resideInAPackage(house.application())
                .and(
                    not(
                        resideInAnyPackage(
                            house.inPorts(), house.outPorts(), house.sharedPorts()))))
        .because("an adapter that knows a service has bypassed the port and its decorators");
  }

  private static ArchRule adaptersAreStrangers(House house) {
    return slices()
        .matching(house.root() + ".adapter.(*)..")
        .should()
        .notDependOnEachOther()
        .because("each adapter can be replaced alone; what two of them share is a port");
  }

  private static ArchRule onlyBootstrapWires(House house) {
    return CompositeArchRule.of(
            noClasses()
                .that()
                .resideOutsideOfPackages(house.bootstrap(), house.benchmarks())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(house.bootstrap()))
        .and(
            noClasses()
                .that()
                .resideOutsideOfPackages(house.bootstrap(), house.benchmarks())
                .should()
                .accessTargetWhere(buildsAServiceOf(house)))
        .because(
            "there is one place that knows how the parts fit together; the benchmarks measure it");
  }

  private static DescribedPredicate<JavaAccess<?>> buildsAServiceOf(House house) {
    var service = resideInAPackage(house.application()).and(nameEndingWith("Service"));
    return DescribedPredicate.describe(
        "the target is another one's constructor and that one is a service",
        access ->
            (access.getTarget() instanceof AccessTarget.ConstructorCallTarget
                    || access.getTarget() instanceof AccessTarget.ConstructorReferenceTarget)
                && service.test(access.getTargetOwner())
                && !access.getOriginOwner().equals(access.getTargetOwner()));
  }

  private static ArchRule featuresFormNoCycle(House house) {
    return CompositeArchRule.of(
            slices().matching(house.root() + ".domain.(*)..").should().beFreeOfCycles())
        .and(slices().matching(house.root() + ".application.(*)..").should().beFreeOfCycles())
        .and(slices().matching(house.root() + ".adapter.(*).(*)..").should().beFreeOfCycles())
        .because("features that need each other cannot be read, changed or removed one at a time");
  }

  private static ArchRule technologyStaysAtItsEdge(House house) {
    return CompositeArchRule.of(
            noClasses()
                .that()
                .resideOutsideOfPackages(house.adapters(), house.bootstrap(), house.benchmarks())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micronaut.."))
        .and(
            noClasses()
                .that()
                .resideOutsideOfPackages(
                    house.mongoAdapter(), house.mongodTool(), house.benchmarks())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.mongodb..", "org.bson.."))
        .because(
            "a driver's type that crosses a port drags its errors, limits and upgrades along; the"
                + " benchmarks compare with the bare driver on purpose");
  }

  private static ArchRule onlyBootstrapStartsMongod(House house) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(house.bootstrap(), house.mongodTool(), house.benchmarks())
        .should()
        .dependOnClassesThat()
        .resideInAPackage(house.mongodTool())
        .because("the tool for development and tests must not become a part of the product");
  }
}
