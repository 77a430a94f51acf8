package io.neosc.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.micronaut.http.annotation.Controller;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What the rules speak of is really there: a misspelt name would pass in silence")
final class RosterTest {
  private static final House HOUSE = House.NEOSC;
  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes = HOUSE.classes();
  }

  static Stream<String> packages() {
    return Stream.of(
        HOUSE.domain(),
        HOUSE.application(),
        HOUSE.inPorts(),
        HOUSE.outPorts(),
        HOUSE.sharedPorts(),
        HOUSE.adapters(),
        HOUSE.mongoAdapter(),
        HOUSE.root() + ".adapter.crypto..",
        HOUSE.root() + ".adapter.rest..",
        HOUSE.root() + ".adapter.websocket..",
        HOUSE.bootstrap(),
        HOUSE.mongodTool(),
        HOUSE.benchmarks());
  }

  static Stream<String> baseTypes() {
    return Stream.of(
        HOUSE.aggregateRoot(),
        HOUSE.aggregateState(),
        HOUSE.domainEvent(),
        HOUSE.domainException(),
        HOUSE.command());
  }

  @ParameterizedTest(name = "{0} has classes")
  @MethodSource("packages")
  void packageHasClasses(String packages) {
    assertThat(namesOf(resideInAPackage(packages).and(notPackageInfo()))).isNotEmpty();
  }

  @ParameterizedTest(name = "{0} has children")
  @MethodSource("baseTypes")
  void baseTypeHasChildren(String baseType) {
    assertThat(classes.contain(baseType)).as(baseType).isTrue();
    assertThat(namesOf(assignableTo(baseType))).hasSizeGreaterThan(1);
  }

  @ParameterizedTest(name = "the feature {0} has its three rooms")
  @ValueSource(
      strings = {"session", "workspace", "audit", "policy", "alert", "identity", "organization"})
  void featureHasItsRooms(String feature) {
    assertThat(
            namesOf(resideInAnyPackage(HOUSE.root() + ".domain." + feature).and(notPackageInfo())))
        .isNotEmpty();
    assertThat(
            namesOf(
                resideInAnyPackage(HOUSE.root() + ".application." + feature + "..")
                    .and(notPackageInfo())))
        .isNotEmpty();
    assertThat(
            namesOf(
                resideInAnyPackage(HOUSE.root() + ".adapter.*." + feature + "..")
                    .and(notPackageInfo())))
        .isNotEmpty();
  }

  @Test
  @DisplayName("there are controllers, sockets, services and a context that names the actor")
  void edgesAreThere() {
    assertThat(namesOf(annotatedWith(Controller.class))).isNotEmpty();
    assertThat(namesOf(annotatedWith(ServerWebSocket.class))).isNotEmpty();
    assertThat(namesOf(simpleNameEndingWith("Service"))).isNotEmpty();
    assertThat(classes.contain(HOUSE.commitContext())).isTrue();
  }

  @Test
  @DisplayName("every exception to a rule still exists")
  void exceptionsExist() {
    var names = classes.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());

    assertThat(names)
        .containsAll(EdgeRules.DRIVEN_BY_THE_PRODUCT)
        .containsAll(EdgeRules.ANSWER_FROM_MEMORY)
        .containsAll(EdgeRules.IN_MEMORY);
    assertThat(
            classes.stream()
                .flatMap(type -> type.getMethods().stream())
                .map(method -> method.getOwner().getSimpleName() + "." + method.getName()))
        .containsAll(EdgeRules.NEED_NO_ACTOR);
  }

  private static DescribedPredicate<JavaClass> notPackageInfo() {
    return DescribedPredicate.describe(
        "not package-info", type -> !type.getSimpleName().equals("package-info"));
  }

  private static List<String> namesOf(DescribedPredicate<? super JavaClass> which) {
    return classes.that(which).stream().map(JavaClass::getName).toList();
  }
}
