package io.neosc.domain.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neosc.domain.audit.AuditDraft;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditFixture;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.hold.HoldScope.Kind;
import io.neosc.domain.identity.AccountId;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LegalHoldTest {
  private static final AuditEntry ENTRY = AuditFixture.anEntry();
  private static final String DID = "usr-0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
  private static final Instant AT = ENTRY.timestamp();
  private static final AccountId ADMIN = new AccountId("usr-9");

  private static boolean keeps(Kind kind, String value, AuditEntry entry) {
    return HoldScope.of(kind, value).keeps(entry);
  }

  private static AuditEntry on(String resource) {
    var draft = AuditFixture.aDraft();
    return AuditLog.empty(ChainHead.MAIN)
        .append(
            new AuditDraft(
                draft.id(),
                draft.userId(),
                draft.action(),
                resource,
                draft.timestamp(),
                true,
                null,
                null,
                null,
                draft.traceId(),
                draft.personal()));
  }

  @Test
  @DisplayName("AU-11: an account keeps what it did and what was done to it, and nothing else")
  void anAccount() {
    assertThat(keeps(Kind.ACCOUNT, DID, ENTRY)).isTrue();
    assertThat(keeps(Kind.ACCOUNT, "usr-1", on("user:usr-1"))).isTrue();
    assertThat(keeps(Kind.ACCOUNT, "usr-1", on("user:usr-11"))).isFalse();
    assertThat(keeps(Kind.ACCOUNT, "usr-1", ENTRY)).isFalse();
  }

  @Test
  @DisplayName("AU-11: a resource keeps what was done to it, a session what happened to it")
  void resourcesAndSessions() {
    assertThat(keeps(Kind.RESOURCE, "workspace:ws-1", on("workspace:ws-1"))).isTrue();
    assertThat(keeps(Kind.RESOURCE, "workspace:ws-1", on("workspace:ws-12"))).isFalse();
    assertThat(keeps(Kind.SESSION, "ses-1", on("session:ses-1"))).isTrue();
    assertThat(keeps(Kind.SESSION, "ses-1", on("session:ses-12"))).isFalse();
    assertThat(keeps(Kind.SESSION, "ses-1", ENTRY)).isFalse();
  }

  @Test
  @DisplayName("AU-11: a span keeps its first moment, and not the one that it ends with")
  void spans() {
    assertThat(HoldScope.between(AT, AT.plusMillis(1)).keeps(ENTRY)).isTrue();
    assertThat(HoldScope.between(AT.minusMillis(1), AT).keeps(ENTRY)).isFalse();
    assertThat(HoldScope.between(AT.plusMillis(1), AT.plusMillis(2)).keeps(ENTRY)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> HoldScope.between(AT, AT));
  }

  @Test
  @DisplayName("AU-11: a scope names one thing, or a span, and what it names has its form")
  void oneThing() {
    for (var kind : new Kind[] {Kind.ACCOUNT, Kind.RESOURCE, Kind.SESSION}) {
      assertThatIllegalArgumentException().isThrownBy(() -> HoldScope.of(kind, " "));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new HoldScope(kind, "usr-1", AT, AT.plusMillis(1)));
      assertThatIllegalArgumentException().isThrownBy(() -> new HoldScope(kind, null, null, null));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> HoldScope.of(Kind.TIME, "usr-1"));
    assertThatIllegalArgumentException().isThrownBy(() -> HoldScope.of(Kind.ACCOUNT, "ses-1"));
  }

  @Test
  @DisplayName("AU-11: a hold is placed and lifted with its reason, and needs one")
  void placedAndLifted() {
    var id = new LegalHoldId("hld-1");
    var scope = HoldScope.of(Kind.RESOURCE, "auth");
    var placed = LegalHold.place(id, scope, "A lawsuit", ADMIN, AT);
    assertThat(placed.events())
        .containsExactly(new LegalHoldEvent.Placed(id, scope, "A lawsuit", AT));
    var lifted = LegalHold.from(placed.state().atVersion(1));
    lifted.lift(AT.plusSeconds(1));
    assertThat(lifted.removed()).isTrue();
    assertThat(lifted.events())
        .containsExactly(new LegalHoldEvent.Lifted(id, scope, "A lawsuit", AT.plusSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LegalHold.place(id, scope, " ", ADMIN, AT));
  }
}
