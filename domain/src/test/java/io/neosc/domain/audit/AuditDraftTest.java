package io.neosc.domain.audit;

import static io.neosc.domain.audit.AuditFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditDraftTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"2026-03-05T12:00:00.0001Z", "-0001-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
  @DisplayName("AU-1 a time that the store or RFC 3339 cannot hold is refused")
  void timesThatCannotBeWrittenAreRefused(Instant timestamp) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> draft("login", "auth", timestamp, null, null))
        .withMessageContaining(timestamp.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"})
  void theFirstAndTheLastWritableTimesAreAccepted(Instant timestamp) {
    assertThatCode(() -> draft("login", "auth", timestamp, null, null).prepared())
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("AU-2 actions are lowercase words joined by underscores")
  void otherActionsAreRefused() {
    for (var action : List.of("", "Login", "log in", "login2", "log-in")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> draft(action, "auth", NOON, null, null))
          .withMessageContaining("action");
    }
  }

  @Test
  void resourcesWithoutTextAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> draft("login", "", NOON, null, null));
    assertThatIllegalArgumentException().isThrownBy(() -> draft("login", " ", NOON, null, null));
  }

  @Test
  @DisplayName("AU-1 a sign-in is named by a hash only")
  void signInsThatAreNotHashedAreRefused() {
    for (var signIn : List.of("", "sig-0199a1b2", "ABCDEF", "0g")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> draft("login", "auth", NOON, signIn, null))
          .withMessageContaining("sign_in");
    }
    assertThat(draft("login", "auth", NOON, "09af", null).signIn()).isEqualTo("09af");
  }

  @Test
  void halfACharacterIsRefusedInWhatTheSystemItselfNames() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> draft("login", "auth\ud83d", NOON, null, null));
    for (var field = 0; field < 4; field++) {
      var at = field;
      assertThatIllegalArgumentException().isThrownBy(() -> withTextAt(at, "\ude00"));
    }
  }

  @Test
  void idsOfAnotherFormAreRefused() {
    for (var id : List.of("", "aud-", "ses-1", "aud-1 ", "aud-ä", "aud-$gt")) {
      assertThatIllegalArgumentException().isThrownBy(() -> new AuditEntryId(id));
    }
  }

  private static AuditDraft draft(
      String action,
      String resource,
      Instant timestamp,
      @Nullable String signIn,
      @Nullable String traceId) {
    return new AuditDraft(
        AuditFixture.anId(1),
        null,
        action,
        resource,
        timestamp,
        true,
        null,
        signIn,
        null,
        traceId,
        PersonalPart.empty(AuditFixture.aSalt(1)));
  }

  private static AuditDraft withTextAt(int field, String text) {
    return new AuditDraft(
        AuditFixture.anId(1),
        field == 0 ? text : null,
        "login",
        "auth",
        NOON,
        true,
        field == 1 ? text : null,
        null,
        field == 2 ? text : null,
        field == 3 ? text : null,
        PersonalPart.empty(AuditFixture.aSalt(1)));
  }
}
