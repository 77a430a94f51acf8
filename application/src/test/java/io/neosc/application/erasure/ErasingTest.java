package io.neosc.application.erasure;

import static io.neosc.application.testing.People.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.erasure.port.in.EraseUser;
import io.neosc.application.identity.port.in.ChangeAccount;
import io.neosc.application.identity.port.in.DeleteAccount;
import io.neosc.application.identity.port.in.DenyPermission;
import io.neosc.application.identity.port.in.Login;
import io.neosc.application.session.port.in.LaunchWorkspace;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.People;
import io.neosc.domain.audit.Verdict.Status;
import io.neosc.domain.erasure.ErasureNotConfirmed;
import io.neosc.domain.erasure.ErasureNotFound;
import io.neosc.domain.guard.AttemptScope;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.AccountNotFound;
import io.neosc.domain.identity.CredentialsRefused;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.OwnAccount;
import io.neosc.domain.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From the order to erase somebody to the last trace (AU-12, ADR 019). */
class ErasingTest extends ErasingFixture {

  @Test
  @DisplayName("AU-12 of an erased person nothing is left in the trail, and the chain is intact")
  void nothingIsLeftAndTheChainIsIntact() {
    var signedIn = People.as(signedIn(ada));
    var workspace = people.workspace();
    app.sessions.launch(new LaunchWorkspace(signedIn, workspace.id(), null));
    app.accounts.change(new ChangeAccount(admin, ada, "Countess Lovelace", null, null, null));
    var mentioned = mentioned("spoke with ADA.LOVELACE@EXAMPLE.ORG, and with ada  lovelace");
    var formerly = mentioned("spoke with ada  lovelace");
    var other = mentioned("about adam@example.org, who knows nobody of that name");
    erase();
    assertThat(integrity()).isEqualTo(Status.INTACT);
    erasing.start();
    untilDone();

    nothingIsLeft();
    assertThat(app.store.entries().get((int) mentioned - 1).personal()).isNull();
    assertThat(app.store.entries().get((int) formerly - 1).personal()).isNull();
    assertThat(app.store.entries().get((int) other - 1).personal()).isNotNull();
    assertThat(app.store.entries())
        .filteredOn(entry -> ada.value().equals(entry.userId()))
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.personal()).isNull());
    assertThat(erasures().getFirst().userId()).isEqualTo(admin.requireActor().accountId().value());
    assertThat(app.erasures.erasure(ada).person()).isNull();
    assertThat(app.remainsForgotten).containsExactly(ada);
  }

  @Test
  @DisplayName("AU-12 what is said of the missing parts is said before any is removed")
  void licenceComesFirst() {
    mentioned("about " + EMAIL);
    erase();
    app.erasing.readOnly(true);
    erasing.start();
    assertThat(erasures()).hasSize(2);
    assertThat(erasures().getLast().userId()).isNull();
    assertThat(integrity()).isEqualTo(Status.INTACT);
    assertThat(app.store.entries()).allSatisfy(entry -> assertThat(entry.personal()).isNotNull());

    app.erasing.readOnly(false);
    untilDone();
    nothingIsLeft();
  }

  @Test
  @DisplayName("AU-12 another node goes on where one was killed, and nothing is removed unsaid")
  void anotherNodeGoesOn() {
    mentioned("about " + EMAIL);
    erase();
    erasing.start();
    app.clock.forward(Duration.ofMinutes(1));
    var other = new ManualScheduler();
    node(other).start();
    for (var beats = 0; beats < 60; beats++) {
      app.clock.forward(PACE.beat());
      other.runOnce();
      worker.runOnce();
      assertThat(integrity()).isEqualTo(Status.INTACT);
    }
    assertThat(app.erasures.erasure(ada).done()).isTrue();
    nothingIsLeft();
  }

  @Test
  @DisplayName("AU-12 what comes in while somebody is being erased goes too")
  void whatComesInMeanwhile() {
    erase();
    erasing.start();
    var late = mentioned("late word about " + EMAIL);
    untilDone();
    assertThat(app.store.entries().get((int) late - 1).personal()).isNull();
    nothingIsLeft();
  }

  @Test
  @DisplayName(
      "AU-12 what the account was refused before goes too, although it is told a minute late")
  void whatIsToldLate() {
    var signedIn = People.as(signedIn(ada));
    var refused = new DenyPermission(signedIn, null, "GET", "/api/admin/users", false);
    app.permissions.denied(refused);
    app.permissions.denied(refused);
    erase();
    erasing.start();
    app.clock.forward(Duration.ofMinutes(1));
    worker.runOnce();
    app.permissions.close();
    var late = app.store.entries().getLast();
    assertThat(late.userId()).isEqualTo(ada.value());
    assertThat(late.personal()).isNotNull();
    untilDone();
    assertThat(app.store.entries().get((int) late.seq() - 1).personal()).isNull();
    nothingIsLeft();
  }

  @Test
  @DisplayName("AU-12 the sessions stay for what is counted, without address and places")
  void sessionsStay() {
    var signedIn = People.as(signedIn(ada));
    var workspace = people.workspace();
    var session =
        app.sessions.launch(new LaunchWorkspace(signedIn, workspace.id(), null)).session();
    erase();
    erasing.start();
    untilDone();
    var stored =
        InMemoryRepositories.sessions(app.store).find(session.session().id()).orElseThrow().state();
    assertThat(stored.email()).isEqualTo(EmailAddress.ERASED);
    assertThat(stored.active()).isFalse();
    assertThat(stored.evidence().ip().value()).isEqualTo("erased");
    assertThat(stored.scrutiny().places()).containsExactly("erased");
    assertThat(stored.accountId()).isEqualTo(ada);
  }

  @Test
  @DisplayName("AU-12 who has the address afterwards keeps what is its own")
  void theSuccessorKeepsItsOwn() {
    erase();
    var successor = account(EMAIL, "Somebody Else", Role.USER);
    signedIn(successor);
    erasing.start();
    untilDone();
    assertThat(app.store.entries())
        .filteredOn(entry ->
            successor.value().equals(entry.userId())
                || entry.resource().equals("user:" + successor.value()))
        .hasSizeGreaterThan(1)
        .allSatisfy(entry -> assertThat(entry.personal()).isNotNull());
    assertThat(integrity()).isEqualTo(Status.INTACT);
  }

  @Test
  @DisplayName("AU-12 an erased address that is typed again is not written down")
  void aTypedAddressDoesNotComeBack() {
    erase();
    erasing.start();
    untilDone();
    for (var typed : List.of(EMAIL, EMAIL.toUpperCase(Locale.ROOT), " " + EMAIL)) {
      assertThatExceptionOfType(CredentialsRefused.class)
          .isThrownBy(() -> app.identity.login(new Login(STRANGER, typed, People.PASSWORD)));
      app.clock.forward(Duration.ofMinutes(1));
    }
    assertThat(app.store.entries().getLast().action()).isEqualTo("login");
    assertThat(app.attempts.all())
        .filteredOn(count -> count.scope() != AttemptScope.ADDRESS)
        .hasSizeGreaterThan(1)
        .allSatisfy(count -> assertThat(count.email()).isNull());
    nothingIsLeft();
  }

  @Test
  @DisplayName("AU-12 an account that was deleted before can be erased, by who knows its address")
  void whoWasDeletedBefore() {
    app.accounts.delete(new DeleteAccount(admin, ada));
    assertThatExceptionOfType(ErasureNotConfirmed.class)
        .isThrownBy(() -> app.erasures.erase(new EraseUser(admin, ada, "root@example.org")));
    erase();
    erasing.start();
    untilDone();
    nothingIsLeft();
  }

  @Test
  @DisplayName("AU-12 refused: another address, nobody, oneself")
  void refusals() {
    for (var typed : List.of("", "root@example.org", EMAIL + "x", "no address")) {
      assertThatExceptionOfType(ErasureNotConfirmed.class)
          .as(typed)
          .isThrownBy(() -> app.erasures.erase(new EraseUser(admin, ada, typed)));
    }
    var nobody = new AccountId("usr-0199a1b2-c3d4-7e5f-8a9b-00000000ffff");
    assertThatExceptionOfType(AccountNotFound.class)
        .isThrownBy(() -> app.erasures.erase(new EraseUser(admin, nobody, EMAIL)));
    assertThatExceptionOfType(ErasureNotFound.class).isThrownBy(() -> app.erasures.erasure(ada));
    account("second@example.org", "Second", Role.ADMIN);
    assertThatExceptionOfType(OwnAccount.class)
        .isThrownBy(() ->
            app.erasures.erase(
                new EraseUser(admin, admin.requireActor().accountId(), "root@example.org")));
    assertThat(app.accounts.account(ada).email().value()).isEqualTo(EMAIL);
    assertThat(erasures()).isEmpty();
  }

  @Test
  @DisplayName("AU-12 who asks twice gets the same answer and leaves one erasure")
  void askedTwice() {
    var first = erase();
    assertThat(erase()).isEqualTo(first);
    erasing.start();
    untilDone();
    assertThat(erase().done()).isTrue();
    assertThat(erasures()).hasSize(1);
  }

  @Test
  @DisplayName("AU-12 an admin who erased somebody can be erased too")
  void anErasedAdmin() {
    mentioned("about " + EMAIL);
    erase();
    erasing.start();
    untilDone();
    var eraser = admin.requireActor().accountId();
    admin = People.as(signedIn(account("second@example.org", "Second", Role.ADMIN)));
    app.erasures.erase(new EraseUser(admin, eraser, "root@example.org"));
    for (var beats = 0; beats < 60; beats++) {
      app.clock.forward(PACE.beat());
      worker.runOnce();
    }
    assertThat(app.erasures.erasure(eraser).done()).isTrue();
    assertThat(app.store.entries())
        .filteredOn(entry -> eraser.value().equals(entry.userId()))
        .allSatisfy(entry -> assertThat(entry.personal()).isNull());
    nothingIsLeft();
  }

  @Test
  @DisplayName("AU-12 a store that is away only delays it")
  void aStoreThatIsAway() {
    erase();
    erasing.start();
    app.store.goAway(true);
    app.clock.forward(PACE.beat());
    worker.runOnce();
    app.store.goAway(false);
    untilDone();
    nothingIsLeft();
  }
}
