package io.neosc.application.identity;

import static io.neosc.application.testing.People.PASSWORD;
import static io.neosc.application.testing.People.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.identity.port.in.ChangePassword;
import io.neosc.application.identity.port.in.IdentityCommands;
import io.neosc.application.identity.port.in.Login;
import io.neosc.application.identity.port.in.PasswordRejected;
import io.neosc.application.identity.port.in.Refresh;
import io.neosc.application.identity.port.in.Register;
import io.neosc.application.identity.port.in.SignedIn;
import io.neosc.application.identity.port.out.AccessTokens;
import io.neosc.application.session.SessionEnding;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.Interfering;
import io.neosc.application.testing.People;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.guard.TooManyAttempts;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.CredentialsRefused;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.EmailTaken;
import io.neosc.domain.identity.RegistrationClosed;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignIn;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningInTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final People people = new People(app);
  private final Interfering door = new Interfering(app.commits);
  private final IdentityCommands raced =
      new IdentityService(
          InMemoryRepositories.accounts(app.store),
          InMemoryRepositories.signIns(app.store),
          new SessionEnding(InMemoryRepositories.sessions(app.store), door, app.clock),
          door,
          app.hasher,
          app.guard,
          app.live.locks(),
          app.ids,
          app.clock,
          IdentitySettings.DEFAULT);

  @Test
  @DisplayName("ID-1 who registers has an account of role user and is signed in")
  void whoRegistersIsSignedIn() {
    var person = people.somebody("Ada@example.org");
    var account = account(person);

    assertThat(account.role()).isEqualTo(Role.USER);
    assertThat(account.email().value()).isEqualTo("Ada@example.org");
    assertThat(account.passwordHash()).isEqualTo(app.hasher.hash(PASSWORD));
    assertThat(person.signIn()).isEqualTo(stored(person));
    assertThat(person.signIn().amr()).containsExactly("pwd");
    assertThat(person.signIn().ipAddress()).isEqualTo("192.0.2.17");
    assertThat(person.signIn().expiresAt())
        .isEqualTo(app.clock.instant().plus(IdentitySettings.DEFAULT.signInLifetime()));
    assertThat(app.store.entries()).extracting(AuditEntry::action).containsExactly("register");
    assertThat(person).hasToString("SignedIn[" + person.signIn().id() + "]");
    assertThat(new AccessTokens.Issued("secret", Duration.ZERO))
        .hasToString("Issued[token hidden]");
  }

  @Test
  @DisplayName("ID-1 an address is taken without regard to case, and nothing is stored")
  void aTakenAddressIsRefused() {
    people.somebody("ada@example.org");
    var keys = app.storedKeys();

    assertThatExceptionOfType(EmailTaken.class)
        .isThrownBy(() -> people.somebody("ADA@example.org"));
    assertThat(app.storedKeys()).isEqualTo(keys);
  }

  @Test
  @DisplayName("ID-1 where registration is closed nobody registers")
  void closedRegistrationIsClosed() {
    var closed =
        new InMemoryApplication(
            new IdentitySettings(false, Duration.ofDays(1), Duration.ofSeconds(1)));

    assertThatExceptionOfType(RegistrationClosed.class)
        .isThrownBy(() -> new People(closed).somebody());
    assertThat(closed.storedKeys()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "elevenchars",
        "\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80",
        "             "
      })
  @DisplayName("ID-4 passwords that are too short or only white space are rejected")
  void poorPasswordsAreRejected(String password) {
    assertThatExceptionOfType(PasswordRejected.class)
        .isThrownBy(() -> register(password))
        .satisfies(e -> assertThat(e.code()).isEqualTo("account.password-rejected"));
    assertThat(app.storedKeys()).isEmpty();
  }

  @Test
  @DisplayName("ID-4 passwords have 12 to 256 characters, also beyond the first plane")
  void passwordsHaveALength() {
    assertThat(register("twelve chars").signIn().name()).isEqualTo("Somebody");
    assertThat(register("\uD83D\uDE80".repeat(256)).signIn().name()).isEqualTo("Somebody");
    assertThatExceptionOfType(PasswordRejected.class).isThrownBy(() -> register("x".repeat(257)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234",
        "PASSWORD1234",
        " Password1234 ",
        "P@ssw0rd2024!",
        "qwertyuiop12",
        "123456789012",
        "aaaaaaaaaaaa",
        "1qaz2wsx3edc",
        "administrator",
        "Summer2026!!",
        "iloveyouforever"
      })
  @DisplayName("ID-4 passwords that are guessed first are rejected, in whatever case")
  void commonPasswordsAreRejected(String password) {
    assertThatExceptionOfType(PasswordRejected.class)
        .isThrownBy(() -> register(password))
        .withMessageContaining("guessed first");
    assertThat(app.storedKeys()).isEmpty();
    assertThat(CommonPasswords.size()).isGreaterThan(3_000);
  }

  @Test
  @DisplayName("ID-4 characters are counted as they are composed, and any Unicode is fine")
  void passwordsAreCountedComposed() {
    assertThatExceptionOfType(PasswordRejected.class)
        .isThrownBy(() -> register("a\u0308".repeat(11)));
    assertThat(register("a\u0308".repeat(256)).signIn().name()).isEqualTo("Somebody");
    assertThat(
            register("\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u4f60\u597d")
                .signIn()
                .name())
        .isEqualTo("Somebody");
  }

  private int registered;

  private SignedIn register(String password) {
    registered++;
    return app.identity.register(
        new Register(
            STRANGER, new EmailAddress("p" + registered + "@x.y"), password, "Somebody", null));
  }

  @Test
  @DisplayName("ID-2 a login opens another sign-in, whatever the case and spaces of the address")
  void aLoginOpensASignIn() {
    var first = people.somebody("ada@example.org");

    var second = login(" ADA@example.org ", PASSWORD);

    assertThat(second.signIn().accountId()).isEqualTo(first.signIn().accountId());
    assertThat(second.signIn().id()).isNotEqualTo(first.signIn().id());
    assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
    assertThat(second.signIn()).isEqualTo(stored(second));
    assertThat(last().action()).isEqualTo("login");
    assertThat(last().success()).isTrue();
    assertThat(last().userId()).isEqualTo(first.signIn().accountId().value());
  }

  @Test
  @DisplayName("ID-3 every failed login looks the same, costs the same and leaves its reason")
  void everyFailedLoginLooksTheSame() {
    var person = people.somebody("ada@example.org");
    disable(person);
    people.somebody("bob@example.org");

    assertFailedLogin("nobody@example.org", PASSWORD, "unknown account", null);
    assertFailedLogin("{\"$gt\": \"\"}", PASSWORD, "unknown account", null);
    assertFailedLogin("ada@example.org", PASSWORD, "account disabled", person);
    assertFailedLogin("ada@example.org", "wrong", "wrong password", person);
    assertFailedLogin(
        "bob@example.org", "wrong", "wrong password", login("bob@example.org", PASSWORD));
  }

  private void assertFailedLogin(
      String email, String password, String reason, @Nullable SignedIn who) {
    app.clock.forward(Duration.ofMinutes(1));
    var verifications = app.hasher.verifications();
    var keys = app.storedKeys();

    assertThatExceptionOfType(CredentialsRefused.class)
        .isThrownBy(() -> login(email, password))
        .withMessage("The credentials are not valid");

    assertThat(app.hasher.verifications()).isEqualTo(verifications + 1);
    assertThat(app.storedKeys()).isEqualTo(keys);
    assertThat(last().action()).isEqualTo("login");
    assertThat(last().success()).isFalse();
    assertThat(last().userId()).isEqualTo(who == null ? null : who.signIn().accountId().value());
    var personal = Objects.requireNonNull(last().personal());
    assertThat(personal.userEmail()).isEqualTo(email);
    assertThat(personal.details()).isEqualTo("Refused: " + reason);
  }

  @Test
  @DisplayName("ID-3 unknown, disabled, mistaken: the store and the hasher are asked equally often")
  void everyFailureCostsTheSame() {
    disable(people.somebody("ada@example.org"));
    people.somebody("bob@example.org");

    var failures =
        Stream.of(
                new Login(STRANGER, "nobody@example.org", PASSWORD),
                new Login(STRANGER, "nobody@example.org", "wrong"),
                new Login(STRANGER, "ada@example.org", PASSWORD),
                new Login(STRANGER, "ada@example.org", "wrong"),
                new Login(STRANGER, "bob@example.org", "wrong"))
            .map(login -> {
              app.clock.forward(Duration.ofHours(12));
              return cost(CredentialsRefused.class, login);
            });
    assertThat(failures.distinct()).hasSize(1);

    var names = List.of("nobody@example.org", "ada@example.org", "bob@example.org");
    names.forEach(name -> {
      assertThatException().isThrownBy(() -> login(name, "wrong"));
      assertThatException().isThrownBy(() -> login(name, "wrong"));
    });
    var waits =
        names.stream()
            .map(name -> cost(TooManyAttempts.class, new Login(STRANGER, name, PASSWORD)));
    assertThat(waits.distinct()).hasSize(1).allSatisfy(cost -> assertThat(cost.hashes()).isZero());
  }

  /** What one refused login took. */
  record Cost(int hashes, int storeCalls, int guardCalls, int entries) {}

  private Cost cost(Class<? extends Exception> refusal, Login login) {
    var before = asked();
    assertThatExceptionOfType(refusal).isThrownBy(() -> app.identity.login(login));
    var after = asked();
    return new Cost(
        after.hashes() - before.hashes(),
        after.storeCalls() - before.storeCalls(),
        after.guardCalls() - before.guardCalls(),
        after.entries() - before.entries());
  }

  private Cost asked() {
    var entries = app.store.entries().size();
    return new Cost(app.hasher.verifications(), app.store.asked(), app.attempts.asked(), entries);
  }

  @Test
  @DisplayName("ID-4 a login renews a hash that was made with weaker parameters")
  void aLoginRenewsAWeakHash() {
    var person = people.somebody("ada@example.org");
    login("ada@example.org", PASSWORD);
    assertThat(account(person).version()).isEqualTo(1);
    app.hasher.raiseParameters("v2");

    login("ada@example.org", PASSWORD);

    assertThat(account(person).passwordHash()).startsWith("v2:");
    assertThat(account(person).version()).isEqualTo(2);
    assertThat(app.store.entries())
        .extracting(AuditEntry::action)
        .containsExactly("register", "login", "login");
  }

  @Test
  @DisplayName("ID-4 two logins that renew the same hash both succeed")
  void aStaleRenewalIsDecidedAnew() {
    var person = people.somebody("ada@example.org");
    app.hasher.raiseParameters("v2");
    door.beforeCommit(() -> login("ada@example.org", PASSWORD));

    var slower = raced.login(new Login(STRANGER, "ada@example.org", PASSWORD));

    assertThat(stored(slower).live(app.clock.instant())).isTrue();
    assertThat(account(person).version()).isEqualTo(2);
  }

  @Test
  @DisplayName("ID-2 a caller without an address is signed in all the same")
  void aCallerWithoutAddressIsSignedIn() {
    people.somebody("ada@example.org");
    var nowhere = CommitContext.system(STRANGER.traceId());

    assertThat(
            app.identity
                .login(new Login(nowhere, "ada@example.org", PASSWORD))
                .signIn()
                .ipAddress())
        .isEqualTo("unknown");
  }

  @Test
  @DisplayName("OB-1 no command shows a secret as text")
  void commandsShowNoSecret() {
    assertThat(
            List.of(
                new Login(STRANGER, "a@b.c", PASSWORD).toString(),
                new Register(STRANGER, new EmailAddress("a@b.c"), PASSWORD, "A", null).toString(),
                new ChangePassword(STRANGER, PASSWORD, PASSWORD).toString(),
                new Refresh(STRANGER, PASSWORD).toString()))
        .allSatisfy(text -> assertThat(text).doesNotContain(PASSWORD).contains("hidden"));
  }

  private SignedIn login(String email, String password) {
    return app.identity.login(new Login(STRANGER, email, password));
  }

  private void disable(SignedIn person) {
    var now = account(person);
    var disabled =
        Account.from(
            new Account.State(
                now.id(),
                now.email(),
                now.name(),
                now.organizationId(),
                now.requestedOrganization(),
                now.role(),
                now.passwordHash(),
                true,
                now.createdAt(),
                now.updatedAt(),
                now.version()));
    disabled.rehashPassword(now.passwordHash(), app.clock.instant());
    app.commits.commit(STRANGER, disabled);
  }

  private Account.State account(SignedIn person) {
    return InMemoryRepositories.accounts(app.store)
        .find(person.signIn().accountId())
        .orElseThrow()
        .state();
  }

  private SignIn.State stored(SignedIn person) {
    return InMemoryRepositories.signIns(app.store).find(person.signIn().id()).orElseThrow().state();
  }

  private AuditEntry last() {
    return app.store.entries().getLast();
  }
}
