package io.neosc.adapter.mongo.hold;

import static io.neosc.adapter.mongo.testing.TwoNodes.answered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.adapter.mongo.testing.TwoNodes;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.LegalHoldRepository;
import io.neosc.application.hold.LegalHoldService;
import io.neosc.application.hold.port.in.LiftLegalHold;
import io.neosc.application.hold.port.in.PlaceLegalHold;
import io.neosc.application.shared.port.BoundExceeded;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.testing.CommitsFixture;
import io.neosc.domain.audit.ArchivedSegment;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.hold.HoldScope;
import io.neosc.domain.hold.HoldScope.Kind;
import io.neosc.domain.hold.LegalHold;
import io.neosc.domain.hold.LegalHoldNotFound;
import io.neosc.domain.hold.TooManyLegalHolds;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("legal holds, by many callers on two nodes")
class LegalHoldsOnMongoTest {
  private static final int CALLERS = 32;
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static TwoNodes nodes;

  @BeforeAll
  static void start() {
    nodes = TwoNodes.start();
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  private static LegalHoldService service(int caller) {
    var node = nodes.of(caller);
    return new LegalHoldService(
        node.bean(LegalHoldRepository.class),
        node.bean(AuditTrail.class),
        node.bean(Commits.class),
        node.bean(IdGenerator.class),
        node.bean(InstantSource.class));
  }

  private static LegalHold.State placed(int caller, HoldScope scope) {
    return service(caller).place(new PlaceLegalHold(nodes.somebody(), scope, "A lawsuit"));
  }

  private static LegalHoldRepository.Found found() {
    return nodes.first().bean(LegalHoldRepository.class).all();
  }

  private static void lift(int caller, LegalHold.State hold) {
    service(caller).lift(new LiftLegalHold(nodes.somebody(), hold.id()));
  }

  private static void leaves(long first, long turn) {
    var before = new ChainHead(ChainHead.MAIN, first - 1, "ab".repeat(32));
    var head = new ChainHead(ChainHead.MAIN, first, "cd".repeat(32));
    var boundary = Boundary.unsigned(head, "ef".repeat(32), "0123456789abcdef");
    nodes
        .last()
        .bean(Commits.class)
        .commit(
            CommitContext.system(TwoNodes.TRACE),
            ArchivedSegment.leaving(before, boundary.signedWith("ab".repeat(64)), turn, NOW));
  }

  @Test
  @DisplayName("AU-11: holds of every kind are stored as they were placed, and gone when lifted")
  void ofEveryKind() {
    var scopes =
        new HoldScope[] {
          HoldScope.of(Kind.ACCOUNT, "usr-1"),
          HoldScope.of(Kind.SESSION, "ses-1"),
          HoldScope.of(Kind.RESOURCE, "workspace:ws-1"),
          HoldScope.between(NOW, NOW.plusMillis(1))
        };
    for (var scope : scopes) {
      var hold = placed(0, scope);
      assertThat(hold.scope()).isEqualTo(scope);
      assertThat(service(1).hold(hold.id())).isEqualTo(hold);
      lift(1, hold);
      assertThatExceptionOfType(LegalHoldNotFound.class).isThrownBy(() -> lift(0, hold));
    }
    assertThat(service(0).holds()).isEmpty();
  }

  @Test
  @DisplayName("AU-11: however many place them at once, there are at most 100")
  void atMostAHundred() throws Exception {
    var refused = new AtomicInteger();
    CommitsFixture.inParallel(
        CALLERS,
        caller -> {
          for (var i = 0; i < 4; i++) {
            answered(() -> {
              try {
                placed(caller, HoldScope.of(Kind.RESOURCE, "auth"));
              } catch (TooManyLegalHolds full) {
                refused.incrementAndGet();
              }
            });
          }
        });
    assertThat(found().holds()).hasSize(LegalHold.MOST);
    assertThat(refused).hasValue(4 * CALLERS - LegalHold.MOST);
    service(0).holds().forEach(hold -> lift(0, hold));
    assertThat(found().holds()).isEmpty();
  }

  @Test
  @DisplayName("AU-11: entries leave only if no hold was placed since holds were asked for")
  void entriesLeaveOnlyUnderWhatWasSeen() throws Exception {
    var seen = found().turn();
    var hold = placed(0, HoldScope.of(Kind.RESOURCE, "auth"));
    assertThatExceptionOfType(BoundExceeded.class).isThrownBy(() -> leaves(2, seen));
    leaves(2, found().turn());
    lift(0, hold);
    for (var round = 3; round < 23; round++) {
      var place = round;
      var asked = found();
      var left = new AtomicInteger();
      CommitsFixture.inParallel(
          2,
          caller ->
              answered(() -> {
                if (caller == 0) {
                  placed(caller, HoldScope.of(Kind.RESOURCE, "auth"));
                } else {
                  try {
                    leaves(place, asked.turn());
                    left.incrementAndGet();
                  } catch (BoundExceeded overtaken) {
                    // the hold was first
                  }
                }
              }));
      var now = found();
      assertThat(now.turn()).isEqualTo(asked.turn() + 1 + left.get());
      now.holds().forEach(placed -> lift(0, placed));
    }
  }
}
