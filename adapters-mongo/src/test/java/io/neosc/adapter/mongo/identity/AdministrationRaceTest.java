package io.neosc.adapter.mongo.identity;

import static io.neosc.adapter.mongo.testing.TwoNodes.answered;
import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.mongo.testing.TwoNodes;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.identity.AccountService;
import io.neosc.application.identity.port.in.AccountFilter;
import io.neosc.application.identity.port.in.ChangeAccount;
import io.neosc.application.identity.port.in.CreateAccount;
import io.neosc.application.identity.port.in.DeleteAccount;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.organization.port.out.OrganizationRepository;
import io.neosc.application.session.SessionEnding;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.BoundExceeded;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.CommitsFixture;
import io.neosc.application.testing.PlainHasher;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.AccountNotFound;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.EmailTaken;
import io.neosc.domain.identity.LastAdmin;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInFixture;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.organization.OrganizationProfile;
import io.neosc.domain.organization.UnknownOrganization;
import io.neosc.domain.shared.StaleAggregate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("administration at the same moment, by many callers on two nodes")
class AdministrationRaceTest {
  private static final int CALLERS = 32;
  private static final CommitContext SOMEBODY = CommitContext.commandLine("ab".repeat(16));
  private static TwoNodes nodes;

  @BeforeAll
  static void start() {
    nodes = TwoNodes.start();
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  private static AccountService administration(int caller) {
    var node = nodes.of(caller);
    var commits = node.bean(Commits.class);
    var clock = node.bean(InstantSource.class);
    return new AccountService(
        node.bean(AccountRepository.class),
        node.bean(SignInRepository.class),
        new SessionEnding(node.bean(SessionRepository.class), commits, clock),
        node.bean(OrganizationRepository.class),
        commits,
        new PlainHasher(),
        node.bean(IdGenerator.class),
        clock);
  }

  private static AccountId made(int caller, String email, Role role, String organization) {
    return administration(caller)
        .create(
            new CreateAccount(
                SOMEBODY,
                new EmailAddress(email),
                "a long enough password",
                "Ada",
                role,
                organization))
        .id();
  }

  private static List<Account.State> enabledAdmins() {
    var filter = new AccountFilter(null, Role.ADMIN, false, null);
    return nodes.first().bean(AccountRepository.class).page(filter, PageRequest.first(100)).items();
  }

  private static long counter(String name) {
    var counters = nodes.first().database().getCollection("counters");
    return Objects.requireNonNull(counters.find(new Document("_id", name)).first())
        .getLong("value");
  }

  @Test
  @DisplayName(
      "ID-14: however many demote, disable and delete the last two admins, one of them stays")
  void oneAdminAlwaysStays() throws Exception {
    made(0, "root@example.org", Role.ADMIN, null);
    for (var round = 0; round < 5; round++) {
      var one = enabledAdmins().getFirst().id();
      var other = made(round, "other" + round + "@example.org", Role.ADMIN, null);
      var done = new AtomicInteger();
      var refused = new AtomicInteger();
      CommitsFixture.inParallel(
          CALLERS,
          caller ->
              answered(() -> {
                try {
                  takeAway(caller, caller / 2 % 2 == 0 ? one : other);
                  done.incrementAndGet();
                } catch (LastAdmin last) {
                  refused.incrementAndGet();
                } catch (AccountNotFound | StaleAggregate overtaken) {
                  // somebody else deleted it, or changes it all the time
                }
              }));

      assertThat(enabledAdmins()).as("round %s", round).hasSize(1);
      assertThat(counter(Account.ENABLED_ADMINS)).isEqualTo(1);
      assertThat(done).hasPositiveValue();
      assertThat(refused).hasPositiveValue();
    }
    assertThat(Verification.of(nodes.first().bean(AuditTrail.class).from(1, 10_000)).sound())
        .isTrue();
  }

  private static void takeAway(int caller, AccountId admin) {
    var administration = administration(caller);
    switch (caller % 3) {
      case 0 ->
          administration.change(
              new ChangeAccount(SOMEBODY, admin, null, Role.OPERATOR, null, null));
      case 1 -> administration.change(new ChangeAccount(SOMEBODY, admin, null, null, null, true));
      default -> administration.delete(new DeleteAccount(SOMEBODY, admin));
    }
  }

  @Test
  @DisplayName("ID-14: an account with 500 sign-ins is deleted with all of them")
  void anAccountWithManySignInsIsDeleted() {
    var account = made(0, "many@example.org", Role.USER, null);
    var node = nodes.first();
    var clock = node.bean(InstantSource.class);
    var state = node.bean(AccountRepository.class).find(account).orElseThrow().state();
    for (var i = 0; i < 5; i++) {
      var some =
          Stream.generate(() -> SignInFixture.aSignInOf(state, clock.instant()))
              .limit(100)
              .toArray(SignIn[]::new);
      answered(() -> node.bean(Commits.class).commit(SOMEBODY, some));
    }
    var signIns = node.bean(SignInRepository.class);
    assertThat(signIns.liveOf(account, clock.instant())).hasSize(500);

    answered(() -> administration(1).delete(new DeleteAccount(SOMEBODY, account)));

    assertThat(node.bean(AccountRepository.class).find(account)).isEmpty();
    assertThat(signIns.liveOf(account, clock.instant())).isEmpty();
  }

  @Test
  @DisplayName("ID-17: an organization that is deleted while many join is empty or still there")
  void nobodyIsInAnOrganizationThatIsGone() throws Exception {
    var organizations = nodes.first().bean(OrganizationRepository.class);
    var now = Instant.parse("2026-03-05T10:30:00.123Z");
    for (var round = 0; round < 4; round++) {
      var number = round;
      var id = new OrganizationId("org-race-" + round);
      nodes
          .first()
          .bean(Commits.class)
          .commit(
              SOMEBODY,
              Organization.create(id, new OrganizationProfile("Race " + round, null), now));
      var joined = new AtomicInteger();
      CommitsFixture.inParallel(
          CALLERS,
          caller ->
              answered(() -> {
                if (caller % 4 == 3) {
                  delete(caller, id, now);
                  return;
                }
                try {
                  made(caller, "j" + number + "-" + caller + "@example.org", Role.USER, id.value());
                  joined.incrementAndGet();
                } catch (UnknownOrganization gone) {
                  // it is deleted
                } catch (EmailTaken repeated) {
                  joined.incrementAndGet();
                }
              }));

      var members =
          nodes
              .last()
              .bean(AccountRepository.class)
              .page(new AccountFilter(null, null, null, id), PageRequest.first(100))
              .items();
      assertThat(members).hasSize(joined.get());
      if (organizations.find(id).isPresent()) {
        assertThat(counter("organization/" + id.value() + "/accounts")).isEqualTo(joined.get());
      } else {
        assertThat(members).isEmpty();
      }
    }
  }

  private static void delete(int caller, OrganizationId id, Instant now) {
    var node = nodes.of(caller);
    node.bean(OrganizationRepository.class)
        .find(id)
        .ifPresent(organization -> {
          organization.delete(now);
          try {
            node.bean(Commits.class).commit(SOMEBODY, organization);
          } catch (BoundExceeded | StaleAggregate inhabitedOrGone) {
            // somebody is in, or another one was quicker
          }
        });
  }
}
