package io.neosc.application.audit;

import static io.neosc.application.audit.EveryEvent.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.CountingIds;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.People;
import io.neosc.domain.alert.AlertEvent;
import io.neosc.domain.alert.AlertId;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.audit.AuditDraft;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditEntryId;
import io.neosc.domain.audit.PersonalPart;
import io.neosc.domain.identity.AccountEvent;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Actor;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.RefusalReason;
import io.neosc.domain.identity.RevocationReason;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.identity.SignInMethod;
import io.neosc.domain.policy.PolicyEvent;
import io.neosc.domain.policy.PolicyId;
import io.neosc.domain.shared.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditEntriesTest {
  private static final AccountId ACCOUNT = new AccountId("usr-1");
  private static final EmailAddress EMAIL = new EmailAddress("ada@example.org");
  private static final SignInId SIGN_IN = new SignInId("sin-1");
  private static final String SIGN_IN_HASH =
      "e547cf4d98b203efcdd5d2acf2e1c42bdbe7fbd62bf72c5c124fb18e291faffa";
  private static final Actor ADMIN =
      new Actor(
          new AccountId("usr-9"),
          new EmailAddress("admin@example.org"),
          Role.ADMIN,
          new SignInId("sin-9"));
  private static final CommitContext NOBODY =
      new CommitContext(null, "192.0.2.17", "curl/8.5.0", "4bf92f35", null);
  private static final DomainEvent DISABLED =
      new PolicyEvent.Disabled(new PolicyId("pol-1"), "MFA", NOW);
  private final AuditEntries entries = new AuditEntries(new CountingIds(), _ -> false);

  @Test
  @DisplayName("AU-1 an entry says who did what from where, and what changed")
  void anEntrySaysWhoDidWhat() {
    var draft = one(NOBODY.by(ADMIN), DISABLED);

    assertThat(draft.id().value()).startsWith("aud-");
    assertThat(draft.userId()).isEqualTo("usr-9");
    assertThat(draft.role()).isEqualTo("admin");
    assertThat(draft.signIn()).matches("[0-9a-f]{64}").isNotEqualTo(SIGN_IN_HASH);
    assertThat(draft.traceId()).isEqualTo("4bf92f35");
    assertThat(draft.timestamp()).isEqualTo(NOW);
    assertThat(draft.personal())
        .isEqualTo(
            new PersonalPart(
                draft.personal().salt(),
                "admin@example.org",
                "192.0.2.17",
                "curl/8.5.0",
                "Policy disabled",
                Map.of("enabled", true),
                Map.of("enabled", false)));
  }

  @Test
  @DisplayName("AU-1 what the product does itself has no actor")
  void theProductItselfHasNoActor() {
    var draft = one(CommitContext.system("trace"), DISABLED);

    assertThat(draft.userId()).isNull();
    assertThat(draft.role()).isNull();
    assertThat(draft.signIn()).isNull();
    assertThat(draft.personal().userEmail()).isNull();
    assertThat(draft.personal().ipAddress()).isNull();
  }

  @Test
  @DisplayName("ID-15 what a machine does names its API key, and neither a role nor a sign-in")
  void aMachineIsNamedByItsKey() {
    var draft = one(NOBODY.by(new ApiKeyId("key-7")), DISABLED);

    assertThat(draft.userId()).isEqualTo("key-7");
    assertThat(draft.role()).isNull();
    assertThat(draft.signIn()).isNull();
    assertThat(draft.personal().userEmail()).isNull();
    assertThat(draft.personal().ipAddress()).isEqualTo("192.0.2.17");
  }

  @Test
  @DisplayName("AU-1 who registers or signs in is the subject of the entry")
  void whoSignsInIsTheSubject() {
    assertSubject(new AccountEvent.Registered(ACCOUNT, EMAIL, null, NOW), "usr-1", "user", false);
    assertSubject(
        new SignInEvent.Opened(SIGN_IN, ACCOUNT, EMAIL, Role.OPERATOR, SignInMethod.PASSWORD, NOW),
        "usr-1",
        "operator",
        true);
    assertSubject(new SignInEvent.Refreshed(SIGN_IN, ACCOUNT, EMAIL, NOW), "usr-1", null, true);
    assertSubject(
        new SignInEvent.Revoked(SIGN_IN, ACCOUNT, EMAIL, RevocationReason.TOKEN_REUSED, NOW),
        "usr-1",
        null,
        true);
    assertSubject(refused("ada@example.org", ACCOUNT), "usr-1", null, false);
    assertSubject(refused("ada@example.org", null), null, null, false);
  }

  private void assertSubject(
      DomainEvent event, @Nullable String user, @Nullable String role, boolean signedIn) {
    var draft = one(NOBODY, event);
    assertThat(draft.userId()).isEqualTo(user);
    assertThat(draft.role()).isEqualTo(role);
    assertThat(draft.signIn()).isEqualTo(signedIn ? SIGN_IN_HASH : null);
    assertThat(draft.personal().userEmail()).isEqualTo("ada@example.org");
  }

  @Test
  @DisplayName("AU-1 who revokes somebody else's sign-in is the one who did it")
  void whoRevokesDidIt() {
    var draft =
        one(
            NOBODY.by(ADMIN),
            new SignInEvent.Revoked(SIGN_IN, ACCOUNT, EMAIL, RevocationReason.ADMIN, NOW));

    assertThat(draft.userId()).isEqualTo("usr-9");
    assertThat(draft.role()).isEqualTo("admin");
  }

  @Test
  @DisplayName("AU-14 what comes from outside is cut: user agents at 500, attempted e-mails at 254")
  void textsFromOutsideAreCut() {
    var context = new CommitContext(null, null, "x".repeat(501), "trace", null);

    var draft = one(context, refused("y".repeat(255), null));

    assertThat(draft.personal().userAgent()).hasSize(500);
    assertThat(draft.personal().userEmail()).hasSize(254);
    var whole =
        one(
            new CommitContext(null, null, "x".repeat(500), "trace", null),
            refused("y".repeat(254), null));
    assertThat(whole.personal().userAgent()).hasSize(500);
    assertThat(whole.personal().userEmail()).hasSize(254);
  }

  @Test
  @DisplayName("AU-12 each entry has an id and a salt of its own")
  void eachEntryHasItsOwnIdAndSalt() {
    var drafts = entries.of(NOBODY, List.of(DISABLED, DISABLED, DISABLED));

    assertThat(drafts).extracting(AuditDraft::id).doesNotHaveDuplicates().hasSize(3);
    assertThat(drafts).extracting(draft -> draft.personal().salt()).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("RE-2 with an operation key the ids follow from it, so that a repetition is known")
  void idsFollowFromTheOperation() {
    var silent = new AccountEvent.PasswordRehashed(ACCOUNT, EMAIL, NOW);
    var first = entries.of(NOBODY.once("key"), List.of(silent, DISABLED, DISABLED));
    var again = entries.of(NOBODY.once("key"), List.of(DISABLED, DISABLED));
    var other = entries.of(NOBODY.once("other"), List.of(DISABLED, DISABLED));

    assertThat(first).extracting(AuditDraft::id).doesNotHaveDuplicates().hasSize(2);
    assertThat(again).extracting(AuditDraft::id).isEqualTo(ids(first));
    assertThat(other).extracting(AuditDraft::id).doesNotContainAnyElementsOf(ids(first));
    assertThat(first.getFirst().id().value()).isEqualTo("aud-9ce0d05c-c319-8370-bf38-e69376712e9e");
  }

  private static List<AuditEntryId> ids(List<AuditDraft> drafts) {
    return drafts.stream().map(AuditDraft::id).toList();
  }

  @Test
  @DisplayName("AU-1 notes and wishes of people are told in the details")
  void detailsTellNotesAndWishes() {
    var alert = new AlertId("alr-1");
    assertDetails(new AlertEvent.Acknowledged(alert, "mine", NOW), "Acknowledged: mine");
    assertDetails(new AlertEvent.Acknowledged(alert, null, NOW), "Acknowledged");
    assertDetails(new AlertEvent.NoteAdded(alert, "text", NOW), "Note: text");
    assertDetails(new AlertEvent.Resolved(alert, "over", NOW), "Resolved: over");
    assertDetails(new AlertEvent.Cleared(alert, NOW), "Its condition is gone");
    assertDetails(
        new AccountEvent.Registered(ACCOUNT, EMAIL, "ACME", NOW),
        "Account created; asked for organization ACME");
    assertDetails(new PolicyEvent.Enabled(new PolicyId("pol-1"), "MFA", NOW), "Policy enabled");
  }

  private void assertDetails(DomainEvent event, String details) {
    assertThat(one(NOBODY, event).personal().details()).isEqualTo(details);
  }

  @ParameterizedTest
  @EnumSource(RefusalReason.class)
  @DisplayName("ID-3 the trail knows the reason of a refusal")
  void refusalsSayTheirReason(RefusalReason reason) {
    var draft =
        one(NOBODY, new SignInEvent.Refused("a@b", null, SignInMethod.REFRESH, reason, NOW));

    assertThat(draft.action()).isEqualTo("refresh_token");
    assertThat(draft.success()).isFalse();
    assertThat(draft.personal().details())
        .isEqualTo("Refused: " + reason.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  @Test
  void unknownEventsAreRefused() {
    record Foreign(Instant occurredAt) implements DomainEvent {}

    assertThatIllegalArgumentException().isThrownBy(() -> one(NOBODY, new Foreign(NOW)));
  }

  @Test
  @DisplayName("AU-3 a user reads its own entries, whatever it asks for; others read all")
  void usersReadTheirOwnEntries() {
    var app = new InMemoryApplication();
    var people = new People(app);
    var mine = people.signedIn();
    var me = mine.requireActor();
    var other = people.signedIn().requireActor();
    var foreign = AuditFilter.ALL.ownedBy(other.accountId().value());

    assertThat(app.audit.entries(mine, foreign, PageRequest.first(10)).items())
        .extracting(AuditEntry::userId)
        .containsOnly(me.accountId().value());
    for (var role : List.of(Role.AUDITOR, Role.OPERATOR, Role.ADMIN)) {
      var reader = mine.by(new Actor(me.accountId(), me.email(), role, me.signIn()));
      var registrations = AuditFilter.ALL.with(AuditField.ACTION, "register");
      assertThat(app.audit.entries(reader, registrations, PageRequest.first(10)).items())
          .hasSize(2);
      assertThat(app.audit.entries(reader, foreign, PageRequest.first(10)).items()).hasSize(1);
    }
  }

  private static SignInEvent refused(String email, @Nullable AccountId account) {
    return new SignInEvent.Refused(
        email, account, SignInMethod.PASSWORD, RefusalReason.WRONG_PASSWORD, NOW);
  }

  private AuditDraft one(CommitContext context, DomainEvent event) {
    var drafts = entries.of(context, List.of(event));
    assertThat(drafts).hasSize(1);
    return drafts.getFirst();
  }
}
