package io.neosc.application.erasure;

import static io.neosc.application.testing.People.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.erasure.port.in.EraseUser;
import io.neosc.application.hold.port.in.LiftLegalHold;
import io.neosc.application.hold.port.in.PlaceLegalHold;
import io.neosc.application.identity.port.in.ChangeAccount;
import io.neosc.application.identity.port.in.CreateAccount;
import io.neosc.application.identity.port.in.Login;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.testing.CountingIds;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryArchive;
import io.neosc.application.testing.InMemoryCheckpoints;
import io.neosc.application.testing.InMemoryCheckpoints.Signer;
import io.neosc.application.testing.InMemoryLease;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.People;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditLine;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.FoundBoundary;
import io.neosc.domain.audit.Verdict.Status;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.hold.HoldScope;
import io.neosc.domain.hold.HoldScope.Kind;
import io.neosc.domain.hold.LegalHold;
import io.neosc.domain.hold.UnderLegalHold;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Erasing somebody whose older entries left for the archive (AU-11, AU-12). */
class ErasingArchivedTest {
  private static final String EMAIL = "ada.lovelace@example.org";
  private static final Erasing.Pace PACE =
      new Erasing.Pace(Duration.ofSeconds(5), Duration.ofMinutes(2));

  private final InMemoryApplication app = new InMemoryApplication();
  private final InMemoryArchive archive = new InMemoryArchive();
  private final InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();
  private final Signer signer = new Signer("0123456789abcdef");
  private final ManualScheduler worker = new ManualScheduler();
  private final Erasing erasing =
      new Erasing(
          app.erasing,
          InMemoryRepositories.trail(app.store),
          new WholeTrail(app.erasing, archive, checkpoints),
          InMemoryRepositories.accounts(app.store),
          InMemoryRepositories.holds(app.store),
          app.elsewhere,
          app.commits,
          new InMemoryLease(app.store, app.clock),
          PACE,
          new CountingIds(),
          app.clock,
          worker);
  private CommitContext admin = STRANGER;
  private AccountId ada = new AccountId("usr-none");

  @BeforeEach
  void people() {
    var people = new People(app);
    var root = account("root@example.org", "Root", Role.ADMIN);
    admin =
        People.as(
            app.identity.login(
                new Login(STRANGER, app.accounts.account(root).email().value(), People.PASSWORD)));
    ada = account(EMAIL, "Ada Lovelace", Role.USER);
    people.workspace();
    app.accounts.change(new ChangeAccount(admin, ada, "Countess Lovelace", null, null, null));
    app.identity.login(new Login(STRANGER, EMAIL, People.PASSWORD));
  }

  private AccountId account(String email, String name, Role role) {
    return app.accounts
        .create(
            new CreateAccount(admin, new EmailAddress(email), People.PASSWORD, name, role, null))
        .id();
  }

  /** Copies what lies behind the boundary into a segment, which the chain begins behind then. */
  private void archive(long first, long last) {
    var segment = copied(first, last);
    var head = segment.getLast().head();
    var unsigned = Boundary.unsigned(head, head.hash(), signer.keyId());
    var boundary = unsigned.signedWith(signer.sign(unsigned.keyId(), unsigned.signed()));
    checkpoints.boundary = Optional.of(FoundBoundary.of(boundary));
  }

  private List<AuditEntry> copied(long first, long last) {
    var segment =
        new ArrayList<>(
            app.store.entries().stream()
                .filter(entry -> entry.seq() >= first && entry.seq() <= last)
                .toList());
    archive.segments.put(last, segment);
    return segment;
  }

  private void erase() {
    app.erasures.erase(new EraseUser(admin, ada, EMAIL));
    erasing.start();
  }

  private boolean done(int beats) {
    for (var beat = 0; beat < beats && !app.erasures.erasure(ada).done(); beat++) {
      app.clock.forward(PACE.beat());
      worker.runOnce();
    }
    return app.erasures.erasure(ada).done();
  }

  private void assertNothingIsLeft(List<AuditEntry> entries) {
    for (var entry : entries) {
      assertThat(AuditLine.of(entry).toLowerCase(Locale.ROOT)).doesNotContain("lovelace");
    }
  }

  private List<AuditEntry> archived() {
    return archive.segments.values().stream().flatMap(List::stream).toList();
  }

  @Test
  @DisplayName("AU-12 nothing of somebody erased is left in the archive, and all of it verifies")
  void nothingIsLeftInTheArchive() {
    var last = app.store.entries().getLast().seq();
    archive(1, 3);
    archive(4, last - 1);
    app.store.withoutEntries(last - 1);
    erase();
    assertThat(done(60)).isTrue();
    assertNothingIsLeft(archived());
    assertNothingIsLeft(app.store.entries());
    assertThat(archived()).filteredOn(entry -> entry.personal() != null).isNotEmpty();
    var whole = Stream.concat(archived().stream(), app.store.entries().stream()).toList();
    assertThat(Verification.of(whole).integrity().status()).isEqualTo(Status.INTACT);
  }

  @Test
  @DisplayName("AU-12 what is archived and not yet removed is erased in both places")
  void whatIsInBothPlaces() {
    var last = app.store.entries().getLast().seq();
    archive(1, last - 1);
    app.store.withoutEntries(2);
    copied(last, last); // by somebody who was killed before it counted
    erase();
    assertThat(done(60)).isTrue();
    assertNothingIsLeft(archived());
    assertNothingIsLeft(app.store.entries());
  }

  @Test
  @DisplayName("AU-12 without the archive it waits, nothing is forgotten, and then it goes on")
  void withoutTheArchiveItWaits() {
    var last = app.store.entries().getLast().seq();
    archive(1, last - 1);
    app.store.withoutEntries(last - 1);
    var files = List.copyOf(archived());
    archive.segments.clear();
    erase();
    assertThat(done(60)).isFalse();
    assertThat(app.store.entries().getFirst().personal()).isNotNull();
    archive.segments.put(last - 1, new ArrayList<>(files));
    assertThat(done(60)).isTrue();
    assertNothingIsLeft(archived());
    assertNothingIsLeft(app.store.entries());
  }

  private LegalHold.State held(HoldScope scope, String reason) {
    return app.holds.place(new PlaceLegalHold(admin, scope, reason));
  }

  private void lift(LegalHold.State hold) {
    app.holds.lift(new LiftLegalHold(admin, hold.id()));
  }

  @Test
  @DisplayName(
      "AU-11, AU-12 nobody is erased from entries that a hold keeps, or while it names them")
  void aHoldRefuses() {
    var now = app.clock.instant();
    var scopes =
        List.of(
            HoldScope.of(Kind.ACCOUNT, ada.value()),
            HoldScope.of(Kind.ACCOUNT, admin.requireActor().accountId().value()),
            HoldScope.of(Kind.RESOURCE, "user:" + ada.value()),
            HoldScope.between(now.minusSeconds(60), now.plusSeconds(60)));
    for (var scope : scopes) {
      var hold = held(scope, "A lawsuit");
      assertRefused();
      lift(hold);
    }
    var logins = held(HoldScope.of(Kind.RESOURCE, "auth"), "A lawsuit");
    var login =
        app.store.entries().stream()
            .filter(entry -> ada.value().equals(entry.userId()) && entry.resource().equals("auth"))
            .mapToLong(AuditEntry::seq)
            .max()
            .orElseThrow();
    app.store.damage(login, true); // whoever damaged it does not get it erased
    assertRefused();
    app.store.damage(login, false);
    lift(logins);
    var naming = held(HoldScope.of(Kind.RESOURCE, "nothing"), "about ada.lovelace@example.org");
    assertRefused();
    lift(naming);
    held(HoldScope.of(Kind.RESOURCE, "workspaces"), "A lawsuit");
    held(HoldScope.of(Kind.SESSION, "ses-1"), "A lawsuit");
    held(HoldScope.of(Kind.ACCOUNT, "usr-1"), "A lawsuit");
    held(HoldScope.between(now.plusSeconds(600), now.plusSeconds(660)), "A lawsuit");
    erase();
    assertThat(done(60)).isTrue();
  }

  private void assertRefused() {
    assertThatExceptionOfType(UnderLegalHold.class)
        .isThrownBy(() -> app.erasures.erase(new EraseUser(admin, ada, EMAIL)));
    assertThat(app.accounts.account(ada).email().value()).isEqualTo(EMAIL);
  }

  @Test
  @DisplayName(
      "AU-11, AU-12 a hold that is placed after the order makes it wait, in the archive too")
  void aHoldMakesItWait() {
    var first = app.store.entries().getFirst().timestamp();
    var last = app.store.entries().getLast().seq();
    archive(1, last - 1);
    app.store.withoutEntries(last - 1);
    app.erasures.erase(new EraseUser(admin, ada, EMAIL));
    var hold = held(HoldScope.between(first, first.plus(Duration.ofDays(1))), "A lawsuit");
    var before = archived();
    assertThat(before).anySatisfy(entry -> assertThat(AuditLine.of(entry)).contains("Lovelace"));
    erasing.start();
    assertThat(done(60)).isFalse();
    assertThat(archived()).isEqualTo(before);

    app.clock.forward(Duration.ofDays(2));
    var other = account("bob@example.org", "Bob Babbage", Role.USER);
    app.erasures.erase(new EraseUser(admin, other, "bob@example.org"));
    assertThat(done(60)).isFalse();
    assertThat(app.erasures.erasure(other).done()).isTrue();
    lift(hold);
    assertThat(done(60)).isTrue();
    assertNothingIsLeft(archived());
    assertNothingIsLeft(app.store.entries());
  }
}
