package io.neosc.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.neosc.architecture.ShapeRules.condition;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import io.micronaut.http.annotation.HttpMethodMapping;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;

/** What holds where requests come in. */
final class EdgeRules {

  /** In-ports that no person's request reaches: the product drives them itself. */
  static final Set<String> DRIVEN_BY_THE_PRODUCT =
      Set.of(
          // The change stream: what it brings was committed, with its actor, before.
          "ChangeCommands",
          // Whoever was just recognised is alive: nothing changes that an entry would tell of.
          "PresenceCommands",
          // The first start, before anybody has an account.
          "SetupCommands");

  /** Methods that nobody acts through, each as {@code Port.method}. */
  static final Set<String> NEED_NO_ACTOR =
      Set.of(
          // The ticket stands for the caller that it was issued to; nothing is committed.
          "TicketCommands.redeem",
          // Asks about the installation before anybody is known; changes nothing.
          "IdentityCommands.requireRegistrationOpen");

  /** Handlers that know the read model only: they answer from memory, on the event loop. */
  static final Set<String> ANSWER_FROM_MEMORY =
      Set.of("HealthController", "MeController", "StatsController", "LiveSocket");

  /** The in-ports that answer from memory. */
  static final Set<String> IN_MEMORY =
      Set.of("LiveQueries", "HealthQueries", "OrganizationQueries");

  private static final List<Class<? extends Annotation>> ACCESS =
      List.of(Secured.class, RolesAllowed.class, PermitAll.class, DenyAll.class);
  private static final List<Class<? extends Annotation>> SOCKET_HANDLERS =
      List.of(OnOpen.class, OnMessage.class, OnClose.class, OnError.class);

  private EdgeRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule(16, "every route declares its access", EdgeRules::routesDeclareTheirAccess),
        new Rule(17, "every command names its actor", EdgeRules::commandsNameTheirActor),
        new Rule(21, "nothing blocks the event loop", EdgeRules::nothingBlocksTheEventLoop));
  }

  private static ArchRule routesDeclareTheirAccess(House house) {
    return CompositeArchRule.of(
            methods()
                .that(route())
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(house.adapters())
                .should(
                    condition(
                        "declare who may use it",
                        method -> declaresAccess(method) || declaresAccess(method.getOwner()))))
        .and(
            classes()
                .that()
                .areAnnotatedWith(ServerWebSocket.class)
                .should(condition("declare who may open it", EdgeRules::declaresAccess)))
        .because("a route that is open because somebody forgot to close it looks like any other");
  }

  private static boolean declaresAccess(CanBeAnnotated element) {
    return ACCESS.stream().anyMatch(element::isAnnotatedWith);
  }

  private static DescribedPredicate<JavaMethod> route() {
    return describe("are routes", method -> method.isMetaAnnotatedWith(HttpMethodMapping.class));
  }

  private static ArchRule commandsNameTheirActor(House house) {
    return CompositeArchRule.of(
            methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(house.inPorts())
                .and()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Commands")
                .and()
                .areDeclaredInClassesThat(
                    describe(
                        "a person's request reaches",
                        port -> !DRIVEN_BY_THE_PRODUCT.contains(port.getSimpleName())))
                .should(nameTheActor(house)))
        .and(
            classes()
                .that()
                .implement(house.command())
                .should()
                .beRecords()
                .andShould()
                .resideInAPackage(house.inPorts())
                .andShould(
                    condition(
                        "carry the context that it was given",
                        type ->
                            type.getFields().stream()
                                .anyMatch(field ->
                                    field.getRawType().getName().equals(house.commitContext())
                                        && field.getName().equals("context")))))
        .because("an audit entry without an actor is an answer without a name");
  }

  private static ArchCondition<JavaMethod> nameTheActor(House house) {
    return condition(
        "take a command or the context of its caller",
        method ->
            NEED_NO_ACTOR.contains(method.getOwner().getSimpleName() + "." + method.getName())
                || method.getRawParameterTypes().stream()
                    .anyMatch(type ->
                        type.isAssignableTo(house.command())
                            || type.getName().equals(house.commitContext())));
  }

  private static ArchRule nothingBlocksTheEventLoop(House house) {
    return CompositeArchRule.of(
            methods()
                .that(route().or(handlesSocket()))
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(house.adapters())
                .and()
                .areDeclaredInClassesThat(DescribedPredicate.not(answerFromMemory()))
                .should(
                    condition(
                        "run on a virtual thread",
                        method -> runsBlocking(method) || runsBlocking(method.getOwner()))))
        .and(
            noClasses()
                .that(answerFromMemory())
                .should()
                .dependOnClassesThat(
                    resideInAPackage(house.application())
                        .and(simpleNameEndingWith("Commands").or(simpleNameEndingWith("Queries")))
                        .and(
                            describe(
                                "do not answer from memory",
                                port -> !IN_MEMORY.contains(port.getSimpleName())))))
        .because("one handler that waits for MongoDB on the event loop stops everybody's requests");
  }

  private static DescribedPredicate<JavaClass> answerFromMemory() {
    return describe(
        "answer from memory", type -> ANSWER_FROM_MEMORY.contains(type.getSimpleName()));
  }

  private static DescribedPredicate<JavaMethod> handlesSocket() {
    return describe(
        "handle a socket", method -> SOCKET_HANDLERS.stream().anyMatch(method::isAnnotatedWith));
  }

  private static boolean runsBlocking(CanBeAnnotated element) {
    return element.isAnnotatedWith(
        describe(
            "@ExecuteOn(BLOCKING)",
            annotation ->
                annotation.getRawType().isEquivalentTo(ExecuteOn.class)
                    && annotation.get("value").filter(TaskExecutors.BLOCKING::equals).isPresent()));
  }
}
