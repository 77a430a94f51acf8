package io.neosc.application.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.identity.port.in.Login;
import io.neosc.application.setup.port.in.FirstStart;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.Interfering;
import io.neosc.application.testing.People;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import io.neosc.domain.policy.Enforcement;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.PolicyEvent;
import io.neosc.domain.policy.PolicyId;
import io.neosc.domain.policy.ShippedPolicies;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.shared.DomainEvent;
import io.neosc.domain.workspace.Limits;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceFixture;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SetupServiceTest {
  private static final FirstStart.Admin ADMIN =
      new FirstStart.Admin(new EmailAddress("root@example.org"), "first admin's password");
  private static final FirstStart NOTHING = new FirstStart(null, false, new LinkedHashMap<>());
  private final InMemoryApplication app = new InMemoryApplication();

  @Test
  @DisplayName("ID-16 WS-3 PO-2 an empty database gets admin, policies and catalogue")
  void anEmptyDatabaseIsFilled() {
    app.setup.prepare(new FirstStart(ADMIN, false, catalogue()));

    var admin =
        app.identity.login(
            new Login(People.STRANGER, "root@example.org", "first admin's password"));
    assertThat(admin.signIn().role()).isEqualTo(Role.ADMIN);
    assertThat(app.policies.policies(PageRequest.first(10)).items())
        .extracting(Policy.State::id)
        .containsExactlyInAnyOrderElementsOf(ShippedPolicies.contents(false).keySet());
    assertThat(app.workspaces.workspaces(PageRequest.first(10)).items())
        .extracting(view -> view.workspace().id().value())
        .containsExactlyInAnyOrder("ws-one", "ws-two");
    assertThat(app.store.entries())
        .extracting(AuditEntry::action)
        .containsExactly(
            "create_organization",
            "create_admin",
            "create_policy",
            "create_policy",
            "create_policy",
            "create_workspace",
            "create_workspace",
            "login");
    assertThat(app.store.entries().getFirst().traceId()).matches("[0-9a-f]{32}");
    assertThat(ADMIN).hasToString("Admin[password hidden]");
  }

  @Test
  @DisplayName("PO-2 controls start monitored, or enforced where that is wished")
  void controlsStartAsWished() {
    app.setup.prepare(NOTHING);
    assertThat(enforcement(app)).isEqualTo(Enforcement.MONITORED);

    var strict = new InMemoryApplication();
    strict.setup.prepare(new FirstStart(null, true, new LinkedHashMap<>()));
    assertThat(enforcement(strict)).isEqualTo(Enforcement.ENFORCED);
  }

  private static Enforcement enforcement(InMemoryApplication application) {
    return application
        .policies
        .policy(new PolicyId("pol-mfa-required"))
        .content()
        .controls()
        .getFirst()
        .enforcement();
  }

  @Test
  @DisplayName("ID-16 a second start changes nothing")
  void aSecondStartChangesNothing() {
    app.setup.prepare(new FirstStart(ADMIN, false, catalogue()));
    var keys = app.storedKeys();
    var entries = app.store.entries();

    app.setup.prepare(
        new FirstStart(
            new FirstStart.Admin(new EmailAddress("other@example.org"), "other password"),
            true,
            catalogue()));

    assertThat(app.storedKeys()).isEqualTo(keys);
    assertThat(app.store.entries()).isEqualTo(entries);
  }

  @Test
  @DisplayName("ID-16 where there is any account no admin is made")
  void whereThereIsAnAccountNoAdminIsMade() {
    new People(app).somebody();

    app.setup.prepare(new FirstStart(ADMIN, false, catalogue()));

    assertThat(InMemoryRepositories.accounts(app.store).findByEmail(ADMIN.email())).isEmpty();
    assertThat(InMemoryRepositories.workspaces(app.store).anyExists()).isTrue();
  }

  @Test
  @DisplayName("WS-3 PO-2 what was deleted once is not brought back")
  void whatWasDeletedIsNotBroughtBack() {
    app.setup.prepare(new FirstStart(null, false, catalogue()));
    var policies = ShippedPolicies.contents(false).keySet();
    for (var id : policies) {
      delete(InMemoryRepositories.policies(app.store).find(id).orElseThrow().state());
    }
    for (var id : catalogue().keySet()) {
      delete(InMemoryRepositories.workspaces(app.store).find(id).orElseThrow().state());
    }

    app.setup.prepare(new FirstStart(null, false, catalogue()));

    assertThat(app.storedKeys()).containsExactly("org-default");
  }

  @Test
  @DisplayName("WS-3 a catalogue is not added to workspaces that are there")
  void aCatalogueIsNotMixedIn() {
    var workspace = new People(app).workspace();

    app.setup.prepare(new FirstStart(null, false, catalogue()));

    assertThat(app.workspaces.workspaces(PageRequest.first(10)).items())
        .singleElement()
        .satisfies(view -> assertThat(view.workspace()).isEqualTo(workspace));
  }

  @Test
  @DisplayName("ID-16 a node that is slower leaves it to the other")
  void aSlowerNodeLeavesItToTheOther() {
    var door = new Interfering(app.commits);
    var slower =
        new SetupService(
            InMemoryRepositories.accounts(app.store),
            InMemoryRepositories.organizations(app.store),
            InMemoryRepositories.workspaces(app.store),
            InMemoryRepositories.policies(app.store),
            InMemoryRepositories.trail(app.store),
            door,
            app.hasher,
            app.ids,
            app.clock);
    var start = new FirstStart(ADMIN, false, catalogue());
    door.beforeCommit(() -> app.setup.prepare(start));

    assertThatCode(() -> slower.prepare(start)).doesNotThrowAnyException();

    assertThat(app.live.model().statistics().totalUsers()).isEqualTo(1);
    assertThat(app.live.model().statistics().totalWorkspaces()).isEqualTo(2);
    assertThat(app.policies.policies(PageRequest.first(10)).items()).hasSize(3);
  }

  @Test
  void aStoreThatIsAwayIsNotHidden() {
    app.store.goAway(true);

    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> app.setup.prepare(NOTHING));
  }

  private static SequencedMap<WorkspaceId, Workspace.Description> catalogue() {
    var catalogue = new LinkedHashMap<WorkspaceId, Workspace.Description>();
    for (var name : List.of("one", "two")) {
      catalogue.put(
          new WorkspaceId("ws-" + name), WorkspaceFixture.aDescription(name, Limits.DEFAULT));
    }
    return catalogue;
  }

  private <S extends AggregateState<S>> void delete(S state) {
    app.commits.commit(People.STRANGER, new Doomed<>(state, app.clock.instant()));
  }

  /** Any aggregate on its way out; none of them can be deleted by a command yet. */
  private static final class Doomed<S extends AggregateState<S>>
      extends AggregateRoot<S, DomainEvent> {
    Doomed(S state, Instant now) {
      super(state);
      remove(new PolicyEvent.Disabled(new PolicyId("pol-any"), "stands for a deletion", now));
    }
  }
}
