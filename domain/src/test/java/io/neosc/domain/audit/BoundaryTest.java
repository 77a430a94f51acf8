package io.neosc.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.neosc.domain.audit.Finding.Kind;
import io.neosc.domain.audit.Verdict.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BoundaryTest {
  private static final int MANY = 1_000;
  private static final String MANIFEST = "ab".repeat(32);

  private final Random random = new Random(1105);

  /**
   * A trail whose first entries left, as an entry at its end tells.
   *
   * @param trail with the entries that left
   */
  private record Left(SignedTrail trail, Boundary boundary) {
    long seq() {
      return boundary.head().seq();
    }

    List<AuditEntry> entries() {
      return trail.entries().subList((int) seq(), trail.entries().size());
    }
  }

  private Left left() {
    var whole = SignedTrail.random(random);
    var last = 1 + random.nextInt((int) whole.lastSigned() - 1);
    return left(whole, last, MANIFEST);
  }

  private static Left left(SignedTrail whole, int last, String manifest) {
    var boundary = signed(whole.entries().get(last - 1).head(), manifest);
    var log = AuditLog.after(whole.entries().getLast().head());
    var entries = new ArrayList<>(whole.entries());
    entries.add(log.append(telling(boundary, entries.size() + 1)));
    return new Left(new SignedTrail(entries, whole.checkpoints()), boundary);
  }

  private static Boundary signed(ChainHead head, String manifest) {
    var unsigned = Boundary.unsigned(head, manifest, SignedTrail.KEY);
    return unsigned.signedWith(SignedTrail.signature(unsigned.signed()));
  }

  private static AuditDraft telling(Boundary boundary, int number) {
    var usual = AuditFixture.aDraft(number);
    return new AuditDraft(
        usual.id(),
        null,
        "archive_audit",
        boundary.resource(),
        usual.timestamp(),
        true,
        null,
        null,
        null,
        null,
        usual.personal());
  }

  private static VerificationReport verified(
      Left left, List<AuditEntry> entries, Optional<FoundBoundary> stored) {
    return verified(left, entries, left.trail().checkpoints(), stored, Optional.empty());
  }

  private static VerificationReport verified(
      Left left,
      List<AuditEntry> entries,
      List<Checkpoint> checkpoints,
      Optional<FoundBoundary> stored,
      Optional<Boundary> kept) {
    var start = TrailStart.of(ChainHead.MAIN, stored, kept, SignedTrail::check);
    var trust =
        CheckpointTrust.of(
            checkpoints.stream().map(FoundCheckpoint::of).iterator(),
            left.trail().checkpoints().stream().map(FoundCheckpoint::of).iterator(),
            SignedTrail::check,
            CanonicalJson.MAX_SAFE_INTEGER);
    var verification = new Verification(start, trust);
    entries.stream()
        .filter(entry -> entry.seq() > start.before().seq())
        .forEach(entry -> verification.see(new FoundEntry.Readable(entry)));
    return verification.report(left.trail().now(), SignedTrail.INTERVAL);
  }

  private static Finding first(VerificationReport report) {
    return report.first().orElseThrow(() -> new AssertionError("nothing found: " + report));
  }

  @Test
  @DisplayName("AU-11: everything but the signature is signed, in canonical form")
  void everythingIsSigned() {
    var boundary = signed(new ChainHead(ChainHead.MAIN, 500, "cd".repeat(32)), MANIFEST);
    assertThat(new String(boundary.signed(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"chain\":\"main\",\"hash\":\"%s\",\"key_id\":\"%s\",\"manifest\":\"%s\",\"seq\":500,\"type\":\"boundary\",\"v\":1}"
                .formatted("cd".repeat(32), SignedTrail.KEY, MANIFEST));
    assertThat(Boundary.parse(boundary.line())).isEqualTo(boundary);
  }

  @Test
  @DisplayName("AU-11: no line with one byte changed or left out says the same boundary")
  void noOtherLineSaysTheSame() {
    var boundary = signed(new ChainHead(ChainHead.MAIN, 500, "cd".repeat(32)), MANIFEST);
    var line = boundary.line();
    for (var at = 0; at < line.length(); at++) {
      var without = line.substring(0, at) + line.substring(at + 1);
      var changed = line.substring(0, at) + (char) (line.charAt(at) ^ 1) + line.substring(at + 1);
      assertThat(said(without)).isNotEqualTo(boundary);
      assertThat(said(changed)).isNotEqualTo(boundary);
    }
    for (var other :
        List.of(
            "",
            line + " ",
            line.replace(":500", ":0500"),
            line.replace(":500", ":0"),
            line.replace("boundary", "checkpoint"))) {
      assertThatIllegalArgumentException().isThrownBy(() -> Boundary.parse(other));
    }
  }

  private static Object said(String line) {
    try {
      return Boundary.parse(line);
    } catch (IllegalArgumentException refused) {
      return refused;
    }
  }

  @Test
  @DisplayName(
      "AU-11, AU-9: what begins behind a signed boundary that its chain tells of is intact")
  void whatBeginsBehindItsBoundaryIsIntact() {
    for (var i = 0; i < MANY; i++) {
      var left = left();
      var kept = random.nextBoolean() ? Optional.of(left.boundary()) : Optional.<Boundary>empty();
      var report =
          verified(
              left,
              left.entries(),
              left.trail().checkpoints(),
              Optional.of(FoundBoundary.of(left.boundary())),
              kept);
      assertThat(report.worst()).as("%s", report).isEqualTo(Status.INTACT);
      assertThat(report.from()).isEqualTo(left.seq());
      assertThat(report.entries()).isEqualTo(left.entries().size());
    }
  }

  @Test
  @DisplayName("AU-11, AU-9: whatever is done behind a boundary has the name that it has elsewhere")
  void tamperingsBehindItAreNamed() {
    var done = new TreeSet<String>();
    var times = 0;
    while (times < MANY) {
      var left = left();
      var tampering = Tampering.random(left.trail(), random);
      if (tampering.earliest() <= left.seq() + 1) {
        continue;
      }
      var entries = tampering.entries().subList((int) left.seq(), tampering.entries().size());
      var report =
          verified(
              left,
              entries,
              tampering.stored(),
              Optional.of(FoundBoundary.of(left.boundary())),
              Optional.empty());
      assertThat(first(report).kind())
          .as("%s: %s", tampering.name(), report)
          .isEqualTo(tampering.kind());
      assertThat(first(report).seq()).isBetween(tampering.earliest(), tampering.latest());
      done.add(tampering.name());
      times++;
    }
    assertThat(done).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  @DisplayName("AU-11: without a boundary, what is before the first entry was deleted, from 1 on")
  void withoutABoundaryTheBeginningIsDeleted() {
    var left = left();
    var report = verified(left, left.entries(), Optional.empty());
    assertThat(first(report)).isEqualTo(new Finding(Kind.DELETED, 1, first(report).detail()));
  }

  @Test
  @DisplayName("AU-11: an older boundary put back shows what is missing behind it as deleted")
  void anOlderBoundaryShowsWhatIsMissing() {
    for (var i = 0; i < MANY; i++) {
      var newer = left();
      if (newer.seq() == 1) {
        continue;
      }
      var older = signed(newer.trail().entries().getFirst().head(), "ef".repeat(32));
      var report =
          verified(
              newer,
              newer.entries(),
              newer.trail().checkpoints(),
              Optional.of(FoundBoundary.of(older)),
              Optional.of(newer.boundary()));
      assertThat(first(report).kind()).as("%s", report).isEqualTo(Kind.DELETED);
      assertThat(first(report).seq()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("AU-11: a boundary that nobody signed, or that says something else, is replaced")
  void aForgedBoundaryIsReplaced() {
    var left = left();
    var genuine = left.boundary();
    var head = genuine.head();
    var further = left.trail().entries().get((int) left.seq()).head();
    var forged =
        List.of(
            genuine.signedWith("00".repeat(64)),
            new Boundary(further, MANIFEST, genuine.keyId(), genuine.signature()),
            new Boundary(
                new ChainHead(ChainHead.MAIN, head.seq(), "12".repeat(32)),
                MANIFEST,
                genuine.keyId(),
                genuine.signature()),
            new Boundary(head, "34".repeat(32), genuine.keyId(), genuine.signature()),
            signed(new ChainHead("other", head.seq(), head.hash()), MANIFEST));
    for (var other : forged) {
      var report = verified(left, left.entries(), Optional.of(FoundBoundary.of(other)));
      assertThat(report.completeness().status())
          .as("%s: %s", other, report)
          .isEqualTo(Status.BROKEN);
    }
    for (var other : forged.subList(0, 4)) {
      var report = verified(left, left.entries(), Optional.of(FoundBoundary.of(other)));
      assertThat(first(report).kind())
          .as("%s: %s", other, report)
          .isEqualTo(Kind.CHECKPOINT_REPLACED);
    }
    var elsewhere = new FoundBoundary(head.seq() + 1, genuine);
    var nothing = new FoundBoundary(head.seq(), null);
    assertThat(first(verified(left, left.entries(), Optional.of(elsewhere))).kind())
        .isIn(Kind.CHECKPOINT_REPLACED, Kind.DELETED);
    assertThat(verified(left, left.entries(), Optional.of(nothing)).worst())
        .isEqualTo(Status.BROKEN);
  }

  @Test
  @DisplayName("AU-11: a boundary that another one outside contradicts is replaced")
  void anotherBoundaryOutsideContradicts() {
    var left = left();
    var other = signed(left.boundary().head(), "ef".repeat(32));
    var report =
        verified(
            left,
            left.entries(),
            left.trail().checkpoints(),
            Optional.of(FoundBoundary.of(left.boundary())),
            Optional.of(other));
    assertThat(first(report).kind()).isEqualTo(Kind.CHECKPOINT_REPLACED);
    assertThat(first(report).seq()).isEqualTo(left.seq());
  }

  @Test
  @DisplayName("AU-11: a signed boundary that no entry tells of is replaced")
  void aBoundaryThatNoEntryTellsOf() {
    var left = left();
    var other = signed(left.boundary().head(), "ef".repeat(32));
    var report = verified(left, left.entries(), Optional.of(FoundBoundary.of(other)));
    assertThat(first(report).kind()).isEqualTo(Kind.CHECKPOINT_REPLACED);
    assertThat(first(report).seq()).isEqualTo(left.seq());
  }

  @Test
  @DisplayName("AU-11: of a boundary whose key is not trusted nobody can say that all is there")
  void anUntrustedKeyIsUnknown() {
    var left = left();
    var unsigned = Boundary.unsigned(left.boundary().head(), MANIFEST, "fedcba9876543210");
    var other = unsigned.signedWith(SignedTrail.signature(unsigned.signed()));
    var report = verified(left, left.entries(), Optional.of(FoundBoundary.of(other)));
    assertThat(report.completeness().status()).isEqualTo(Status.UNKNOWN);
    assertThat(report.completeness().reason()).contains("boundary");
  }
}
