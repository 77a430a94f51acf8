package io.neosc.application.organization;

import static io.neosc.application.testing.Administration.made;
import static io.neosc.application.testing.Administration.organization;
import static io.neosc.application.testing.People.PASSWORD;
import static io.neosc.application.testing.People.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.identity.port.in.ChangeAccount;
import io.neosc.application.identity.port.in.DeleteAccount;
import io.neosc.application.identity.port.in.Login;
import io.neosc.application.organization.port.in.ChangeOrganization;
import io.neosc.application.organization.port.in.DeleteOrganization;
import io.neosc.application.organization.port.in.OrganizationView;
import io.neosc.application.setup.port.in.FirstStart;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.AccountProfile;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.organization.DefaultOrganization;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.organization.OrganizationFixture;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.organization.OrganizationNameTaken;
import io.neosc.domain.organization.OrganizationNotEmpty;
import io.neosc.domain.organization.OrganizationNotFound;
import io.neosc.domain.organization.OrganizationProfile;
import io.neosc.domain.organization.UnknownOrganization;
import io.neosc.domain.shared.Given;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceFixture;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrganizationServiceTest {
  private final InMemoryApplication app = new InMemoryApplication();

  @BeforeEach
  void start() {
    app.setup.prepare(new FirstStart(null, false, new LinkedHashMap<>()));
    app.clock.forward(Duration.ofMillis(1));
  }

  private SignIn.State signedIn(Account.State account) {
    return app.identity.login(new Login(STRANGER, account.email().value(), PASSWORD)).signIn();
  }

  private List<OrganizationView> seenBy(SignIn.State reader) {
    return app.organizations.organizations(reader, PageRequest.first(10)).items();
  }

  private void move(Account.State account, String organization) {
    app.accounts.change(new ChangeAccount(STRANGER, account.id(), null, null, organization, null));
  }

  @Test
  @DisplayName("ID-17 counts follow accounts that come, move and go, and workspaces that name it")
  void countsFollow() {
    var acme = organization(app, "ACME");
    var auditor = signedIn(made(app, Role.AUDITOR));
    var somebody = made(app, Role.USER, "ACME");
    made(app, Role.USER, acme.key());
    for (var named : List.of("ACME", acme.key(), "acme", "Other")) {
      app.commits.commit(STRANGER, workspaceOf(named));
    }

    assertThat(seenBy(auditor))
        .containsExactly(
            new OrganizationView(acme, 2, 2), new OrganizationView(theDefault(), 1, 0));
    move(somebody, OrganizationId.DEFAULT.value());
    assertThat(seenBy(auditor)).extracting(OrganizationView::accounts).containsExactly(1, 2);
    move(somebody, "ACME");
    assertThat(seenBy(auditor)).extracting(OrganizationView::accounts).containsExactly(2, 1);
    app.accounts.delete(new DeleteAccount(STRANGER, somebody.id()));
    assertThat(seenBy(auditor)).extracting(OrganizationView::accounts).containsExactly(1, 1);
    app.rebuild();
    assertThat(seenBy(auditor)).extracting(OrganizationView::accounts).containsExactly(1, 1);
  }

  private Organization.State theDefault() {
    return app.live.organizations().organization(OrganizationId.DEFAULT).orElseThrow();
  }

  private static Workspace workspaceOf(String organization) {
    var plain = WorkspaceFixture.aNewWorkspace().state().description();
    return Workspace.create(
        new WorkspaceId(Given.anId("ws-")),
        new Workspace.Description(
            plain.name(),
            plain.type(),
            plain.description(),
            plain.imageUrl(),
            plain.url(),
            plain.launchMode(),
            plain.cpu(),
            plain.memory(),
            plain.storage(),
            plain.limits(),
            plain.hostId(),
            plain.service(),
            organization),
        Given.NOON);
  }

  @Test
  @DisplayName("ID-17 a user sees the own organization alone, the other roles see all")
  void aUserSeesTheOwnOneAlone() {
    var acme = organization(app, "ACME");
    var user = signedIn(made(app, Role.USER, "ACME"));

    assertThat(seenBy(user)).extracting(OrganizationView::organization).containsExactly(acme);
    assertThat(app.organizations.organization(user, acme.id()).organization()).isEqualTo(acme);
    assertThatExceptionOfType(OrganizationNotFound.class)
        .isThrownBy(() -> app.organizations.organization(user, OrganizationId.DEFAULT));
    for (var role : List.of(Role.AUDITOR, Role.OPERATOR, Role.ADMIN)) {
      var reader = signedIn(made(app, role));
      assertThat(seenBy(reader)).hasSize(2);
      assertThat(app.organizations.organization(reader, acme.id()).accounts()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("ID-17 a new name is every account's at once; a taken one is refused")
  void aNewNameIsEverybodysAtOnce() {
    var acme = organization(app, "ACME");
    var admin = signedIn(made(app, Role.ADMIN));
    var entries = app.store.entries().size();

    var renamed = app.organizations.change(rename(acme, "Acme Limited"));

    assertThat(renamed).isEqualTo(app.organizations.organization(admin, acme.id()));
    assertThat(app.organizations.nameOf(acme.id())).isEqualTo("Acme Limited");
    assertThat(app.organizations.named("Acme Limited")).contains(acme.id());
    assertThat(app.organizations.named(acme.key())).contains(acme.id());
    assertThat(app.organizations.named("ACME")).isEmpty();
    assertThat(app.organizations.nameOf(new OrganizationId("org-x"))).isEqualTo("org-x");
    assertThat(app.organizations.change(rename(acme, "Acme Limited"))).isEqualTo(renamed);
    assertThatExceptionOfType(OrganizationNameTaken.class)
        .isThrownBy(() -> app.organizations.change(rename(acme, "DEFAULT")));
    assertThatExceptionOfType(OrganizationNameTaken.class)
        .isThrownBy(() -> organization(app, "acme limited"));
    assertThat(app.store.entries().subList(entries, app.store.entries().size()))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.action()).isEqualTo("update_organization");
          assertThat(entry.personal().before()).containsOnlyKeys("name");
          assertThat(entry.personal().after()).containsEntry("name", "Acme Limited");
        });
  }

  private static ChangeOrganization rename(Organization.State organization, String name) {
    return new ChangeOrganization(
        STRANGER, organization.id(), profile -> new OrganizationProfile(name, profile.domain()));
  }

  @Test
  @DisplayName("ID-17 an organization goes after its accounts; the default one never goes")
  void anOrganizationGoesAfterItsAccounts() {
    var acme = organization(app, "ACME");
    var somebody = made(app, Role.USER, "ACME");
    var delete = new DeleteOrganization(STRANGER, acme.id());
    assertThatExceptionOfType(OrganizationNotEmpty.class)
        .isThrownBy(() -> app.organizations.delete(delete));

    move(somebody, "Default");
    app.organizations.delete(delete);

    assertThat(app.live.organizations().organizations()).containsExactly(theDefault());
    assertThatExceptionOfType(UnknownOrganization.class)
        .isThrownBy(() -> made(app, Role.USER, acme.key()));
    assertThatExceptionOfType(OrganizationNotFound.class)
        .isThrownBy(() -> app.organizations.delete(delete));
    assertThatExceptionOfType(DefaultOrganization.class)
        .isThrownBy(() ->
            app.organizations.delete(new DeleteOrganization(STRANGER, OrganizationId.DEFAULT)));
    organization(app, "ACME");
  }

  @Test
  @DisplayName("ID-17 API-2 organizations come newest first, page by page")
  void organizationsArePaged() {
    for (var name : List.of("A", "B", "C")) {
      app.clock.forward(Duration.ofMillis(1));
      organization(app, name);
    }
    var reader = signedIn(made(app, Role.AUDITOR));
    var first = app.organizations.organizations(reader, PageRequest.first(3));
    assertThat(first.items())
        .extracting(view -> view.organization().name())
        .containsExactly("C", "B", "A");
    assertThat(app.organizations.organizations(reader, new PageRequest(3, first.next())).items())
        .extracting(view -> view.organization().id())
        .containsExactly(OrganizationId.DEFAULT);
  }

  @Test
  @DisplayName("ID-17 LI-6 a snapshot forgets accounts and organizations that are gone")
  void aSnapshotForgetsWhatIsGone() {
    var gone = OrganizationFixture.aNewOrganization().state().atVersion(1);
    var member =
        Account.create(
                AccountFixture.anAccountId(),
                new EmailAddress("gone@example.org"),
                new AccountProfile("Gone", Role.USER, OrganizationId.DEFAULT, false),
                AccountFixture.HASH,
                Given.NOON)
            .state()
            .atVersion(1);
    app.live.apply(new Change.OrganizationStored(gone));
    app.live.apply(new Change.AccountStored(member));
    var known = app.live.organizations();
    assertThat(known.accountsIn(OrganizationId.DEFAULT)).isEqualTo(1);

    app.rebuild();

    assertThat(known.organizations()).containsExactly(theDefault());
    assertThat(known.accountsIn(OrganizationId.DEFAULT)).isZero();
    app.live.apply(new Change.OrganizationStored(gone));
    app.live.apply(new Change.Removed(Change.Kind.ORGANIZATION, gone.key()));
    assertThat(known.organization(gone.id())).isEmpty();
  }
}
