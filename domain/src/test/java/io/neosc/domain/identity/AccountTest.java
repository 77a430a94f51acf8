package io.neosc.domain.identity;

import static io.neosc.domain.identity.AccountFixture.HASH;
import static io.neosc.domain.identity.AccountFixture.aNewAccount;
import static io.neosc.domain.identity.AccountFixture.anAccountId;
import static io.neosc.domain.identity.AccountFixture.theFullestAccount;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.shared.DomainException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {
  @Test
  @DisplayName("ID-1 ID-17 who registers is a user of the default organization, whatever is asked")
  void whoRegistersIsAUser() {
    var id = anAccountId();
    var account = aNewAccount(id, "Ada@example.org", "Admins");
    var state = account.state();

    assertThat(state)
        .isEqualTo(
            new Account.State(
                id,
                new EmailAddress("Ada@example.org"),
                "Ada Lovelace",
                OrganizationId.DEFAULT,
                "Admins",
                Role.USER,
                HASH,
                false,
                NOON,
                NOON,
                0));
    assertThat(account.events())
        .containsExactly(new AccountEvent.Registered(id, state.email(), "Admins", NOON));
    assertThat(state.key()).isEqualTo(id.value());
  }

  @Test
  @DisplayName("ID-16 the first admin is one")
  void theFirstAdminIsOne() {
    var id = anAccountId();
    var email = new EmailAddress("root@example.org");
    var account = Account.firstAdmin(id, email, HASH, NOON);

    assertThat(account.state())
        .isEqualTo(
            new Account.State(
                id,
                email,
                "Administrator",
                OrganizationId.DEFAULT,
                null,
                Role.ADMIN,
                HASH,
                false,
                NOON,
                NOON,
                0));
    assertThat(account.events())
        .containsExactly(new AccountEvent.FirstAdminCreated(id, email, NOON));
  }

  @Test
  @DisplayName("ID-9 another password changes the hash and nothing else")
  void anotherPasswordChangesTheHash() {
    var before = theFullestAccount().state();
    var account = Account.from(before);
    account.changePassword("another", NOON.plusSeconds(9));

    assertThat(account.state()).isEqualTo(with(before, "another", NOON.plusSeconds(9)));
    assertThat(account.events())
        .containsExactly(
            new AccountEvent.PasswordChanged(before.id(), before.email(), NOON.plusSeconds(9)));
  }

  @Test
  @DisplayName("ID-4 a renewed hash is not a changed password")
  void aRenewedHashIsNotAChangedPassword() {
    var before = theFullestAccount().state();
    var account = Account.from(before);
    account.rehashPassword("stronger", NOON.plusSeconds(9));

    assertThat(account.state()).isEqualTo(with(before, "stronger", NOON.plusSeconds(9)));
    assertThat(account.events())
        .containsExactly(
            new AccountEvent.PasswordRehashed(before.id(), before.email(), NOON.plusSeconds(9)));
  }

  @Test
  @DisplayName("ID-4 an account never shows its hash as text")
  void hashesStayOutOfMessages() {
    assertThat(aNewAccount().state().toString()).doesNotContain(HASH).contains("usr-", "USER");
    assertThat(theFullestAccount().state().toString()).endsWith("OPERATOR disabled]");
    assertThat(aNewAccount().state().toString()).endsWith("USER]");
  }

  @Test
  void accountsThatCannotBeAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> named(" ", null, HASH));
    assertThatIllegalArgumentException().isThrownBy(() -> named("x".repeat(201), null, HASH));
    assertThatIllegalArgumentException().isThrownBy(() -> named("a\u0000b", null, HASH));
    assertThatIllegalArgumentException().isThrownBy(() -> named("Ada", " ", HASH));
    assertThatIllegalArgumentException().isThrownBy(() -> named("Ada", "x".repeat(201), HASH));
    assertThatIllegalArgumentException().isThrownBy(() -> named("Ada", null, ""));
    assertThat(named(" Ada ", " ACME ", HASH).state())
        .extracting(Account.State::name, Account.State::requestedOrganization)
        .containsExactly("Ada", "ACME");
  }

  private static Account named(String name, @Nullable String organization, String hash) {
    return Account.register(
        anAccountId(), new EmailAddress("a@b.c"), name, organization, hash, NOON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b",
        "ada@example.org",
        "Ada.L+x@sub.example.org",
        "zoë@exämple.org",
        "o'hara@x.y",
        "%@x.y"
      })
  @DisplayName("ID-1 e-mail addresses have a name and a domain")
  void goodAddressesAreAccepted(String value) {
    assertThat(EmailAddress.valid(value)).isTrue();
    assertThat(new EmailAddress(value).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "@example.org",
        "ada@",
        "a b@c.d",
        "a@b c",
        "a@b@c",
        "a@b..c",
        "a@.b",
        "a@b.",
        "a,b@c.d",
        "<a@b.c>",
        "a\u0000@b.c",
        "a@b.c\n",
        "\"a\"@b.c",
        "a;b@c.d",
        "a(b)@c.d"
      })
  @DisplayName("ID-1 what is no e-mail address is refused")
  void badAddressesAreRefused(String value) {
    assertThat(EmailAddress.valid(value)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(value));
  }

  @Test
  void addressesHaveAGreatestLength() {
    assertThat(EmailAddress.valid("x".repeat(64) + "@b.c")).isTrue();
    assertThat(EmailAddress.valid("x".repeat(65) + "@b.c")).isFalse();
    assertThat(EmailAddress.valid("x@" + "y".repeat(252))).isTrue();
    assertThat(EmailAddress.valid("x@" + "y".repeat(253))).isFalse();
  }

  @Test
  @DisplayName("ID-1 addresses are the same without regard to case")
  void addressesHaveOneCanonicalForm() {
    assertThat(new EmailAddress("ADA@EXÄMPLE.Org").canonical()).isEqualTo("ada@exämple.org");
  }

  @Test
  @DisplayName("AU-3 everybody but a user sees what belongs to others")
  void rolesThatSeeEverything() {
    assertThat(List.of(Role.values()))
        .filteredOn(Role::seesEverything)
        .containsExactly(Role.AUDITOR, Role.OPERATOR, Role.ADMIN);
  }

  @Test
  @DisplayName("API-3 refusals have stable codes")
  void refusalsHaveCodes() {
    assertThat(
            List.of(
                new CredentialsRefused(),
                new EmailTaken(),
                new RegistrationClosed(),
                new WrongPassword()))
        .extracting(DomainException::code)
        .containsExactly(
            "auth.invalid-credentials",
            "account.email-taken",
            "auth.registration-closed",
            "account.wrong-password");
  }

  @Test
  void anotherVersionIsTheSameAccount() {
    var state = theFullestAccount().state();

    assertThat(state.atVersion(7).version()).isEqualTo(7);
    assertThat(state.atVersion(7).atVersion(0)).isEqualTo(state);
  }

  private static Account.State with(Account.State state, String hash, Instant now) {
    return new Account.State(
        state.id(),
        state.email(),
        state.name(),
        state.organizationId(),
        state.requestedOrganization(),
        state.role(),
        hash,
        state.disabled(),
        state.createdAt(),
        now,
        state.version());
  }

  @Test
  @DisplayName("ID-1, ID-4 an address is kept composed, and none looks like another one")
  void addressesAreComposedAndHonest() {
    assertThat(new EmailAddress("a\u0308da@example.org"))
        .isEqualTo(new EmailAddress("\u00e4da@example.org"));
    for (var mark :
        new String[] {"\u202e", "\u2066", "\u200f", "\u061c", "\ufeff", "\u2028", "\ud800"}) {
      assertThat(EmailAddress.valid("a" + mark + "da@example.org")).isFalse();
    }
    assertThat(EmailAddress.valid("\u0645\u0631\u062d\u0628\u0627@example.org")).isTrue();
  }
}
