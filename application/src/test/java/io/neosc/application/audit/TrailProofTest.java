package io.neosc.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.audit.TrailProof.Range;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditFixture;
import io.neosc.domain.audit.AuditLine;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.Finding.Kind;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.FoundEntry;
import io.neosc.domain.audit.SignedTrail;
import io.neosc.domain.audit.Tampering;
import io.neosc.domain.audit.TrailSignatures.Answer;
import io.neosc.domain.audit.Verdict.Status;
import io.neosc.domain.audit.VerificationReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrailProofTest {
  private static final int MANY = 500;
  private static final int STRIDE = 12;

  private final Random random = new Random(94);

  private static String text(List<AuditEntry> entries) {
    return entries.stream().map(entry -> AuditLine.of(entry) + "\n").collect(Collectors.joining());
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static VerificationReport verified(
      InputStream lines, Range range, List<Checkpoint> checkpoints) {
    var kept = checkpoints.stream().map(each -> new FoundCheckpoint(each.head().seq(), each));
    return TrailProof.ofLines(lines, range, kept.iterator(), Optional.empty(), SignedTrail::check);
  }

  private static VerificationReport verified(SignedTrail trail, String text) {
    return verified(in(text), Range.ALL, trail.checkpoints());
  }

  /** A short one of which nobody was erased, and whose last entry a checkpoint saw. */
  private SignedTrail covered() {
    while (true) {
      var trail = SignedTrail.random(random);
      if (trail.checkpoints().getLast().head().seq() == trail.entries().size()
          && trail.entries().size() <= 14
          && trail.entries().stream().allMatch(entry -> entry.personal() != null)) {
        return trail;
      }
    }
  }

  private static void assertWhole(VerificationReport report) {
    assertThat(report.integrity().status()).as("%s", report).isEqualTo(Status.INTACT);
    assertThat(report.completeness().status()).as("%s", report).isEqualTo(Status.INTACT);
    assertThat(report.freshness().status()).isEqualTo(Status.UNKNOWN);
  }

  private static boolean whole(VerificationReport report) {
    return report.integrity().status() == Status.INTACT
        && report.completeness().status() == Status.INTACT;
  }

  @Test
  @DisplayName("AU-9 a file that nobody touched is whole, to its end if a checkpoint saw it")
  void untouchedFilesAreWhole() {
    for (var i = 0; i < MANY; i++) {
      var trail = SignedTrail.random(random);
      var size = (long) trail.entries().size();
      var text = text(trail.entries());
      assertWhole(verified(in(text), new Range(1, size), trail.checkpoints()));
      var open = verified(trail, text);
      assertThat(whole(open)).isEqualTo(trail.checkpoints().getLast().head().seq() == size);
      assertThat(open.worst()).isEqualTo(Status.UNKNOWN);
      assertThat(open.entries()).isEqualTo(size);
    }
  }

  @Test
  @DisplayName("AU-9 whatever is done to the entries of a file is found, with name and place")
  void tamperingsAreNamed() {
    var done = 0;
    while (done < MANY) {
      var trail = SignedTrail.random(random);
      var tampering = Tampering.random(trail, random);
      if (tampering.kind() == Kind.CHECKPOINT_REPLACED) {
        continue;
      }
      var report = verified(trail, text(tampering.entries()));
      var first = report.first().orElseThrow(() -> new AssertionError("not found: " + tampering));
      assertThat(first.kind()).as("%s: %s", tampering.name(), report).isEqualTo(tampering.kind());
      assertThat(first.seq()).isBetween(tampering.earliest(), tampering.latest());
      done++;
    }
  }

  @Test
  @DisplayName("AU-9 a file of which any byte is another one is not whole")
  void everyByteCounts() {
    var trail = covered();
    var bytes = text(trail.entries()).getBytes(StandardCharsets.UTF_8);
    for (var i = 0; i < bytes.length; i += 1 + random.nextInt(STRIDE)) {
      var changed = bytes.clone();
      changed[i] ^= (byte) (1 << random.nextInt(8));
      var report = verified(new ByteArrayInputStream(changed), Range.ALL, trail.checkpoints());
      assertThat(whole(report)).as("byte %s: %s", i, report).isFalse();
    }
  }

  @Test
  @DisplayName("AU-9 a file that is cut off at any byte is not taken for whole, and called cut")
  void cutFilesAreNotWhole() {
    var trail = covered();
    var bytes = text(trail.entries()).getBytes(StandardCharsets.UTF_8);
    for (var length = 0; length < bytes.length - 1; length += 1 + random.nextInt(STRIDE)) {
      var report =
          verified(new ByteArrayInputStream(bytes, 0, length), Range.ALL, trail.checkpoints());
      assertThat(report.first().orElseThrow().kind()).as("%s", length).isEqualTo(Kind.CUT);
    }
    // Only the last line feed: nothing is missing.
    assertWhole(
        verified(
            new ByteArrayInputStream(bytes, 0, bytes.length - 1), Range.ALL, trail.checkpoints()));
  }

  @Test
  @DisplayName("AU-9 a torn or short end is broken also where no checkpoint would tell")
  void aTornEndIsBroken() {
    var trail = covered();
    var text = text(trail.entries());
    var size = trail.entries().size();
    var torn = verified(in(text + "{\"action\":"), Range.ALL, trail.checkpoints());
    assertThat(torn.first().orElseThrow())
        .matches(found -> found.kind() == Kind.CUT && found.seq() == size + 1);
    var short1 = verified(in(text), new Range(1, size + 5L), trail.checkpoints());
    assertThat(short1.first().orElseThrow())
        .matches(found -> found.kind() == Kind.CUT && found.seq() == size + 1);
  }

  @Test
  @DisplayName("AU-9 without a checkpoint that is trusted nobody can say that a file is whole")
  void withoutCheckpointsItIsUnknown() {
    var trail = covered();
    var report = verified(in(text(trail.entries())), Range.ALL, List.of());
    assertThat(report.integrity().status()).isEqualTo(Status.INTACT);
    assertThat(report.completeness().status()).isEqualTo(Status.UNKNOWN);

    var kept = trail.checkpoints().stream().map(c -> new FoundCheckpoint(c.head().seq(), c));
    var strange =
        TrailProof.ofLines(
            in(text(trail.entries())),
            Range.ALL,
            kept.iterator(),
            Optional.empty(),
            (_, _, _) -> Answer.UNKNOWN_KEY);
    assertThat(strange.completeness().status()).isEqualTo(Status.UNKNOWN);
    assertThat(strange.completeness().reason()).contains("not trusted");
  }

  @Test
  @DisplayName("AU-9 a part of a chain is verified for what it is said to be")
  void aPartIsVerified() {
    var trail = covered();
    var last = trail.checkpoints().getLast().head().seq();
    var part = trail.entries().subList(3, trail.entries().size());

    assertWhole(verified(in(text(part)), new Range(4, last), trail.checkpoints()));
    var unsaid = verified(in(text(part)), Range.ALL, trail.checkpoints());
    assertThat(unsaid.first().orElseThrow())
        .matches(found -> found.kind() == Kind.DELETED && found.seq() == 1);
    var shorter =
        verified(in(text(part.subList(1, part.size()))), new Range(4, last), trail.checkpoints());
    assertThat(shorter.first().orElseThrow())
        .matches(found -> found.kind() == Kind.DELETED && found.seq() == 4);
    var middle = trail.entries().subList(3, part.size());
    assertWhole(
        verified(in(text(middle)), new Range(4, (long) part.size()), everyEntry(trail.entries())));
  }

  private static List<Checkpoint> everyEntry(List<AuditEntry> entries) {
    var checkpoints = new ArrayList<Checkpoint>();
    var previous = "0".repeat(64);
    for (var entry : entries) {
      var unsigned =
          Checkpoint.unsigned(entry.head(), entry.timestamp(), previous, "0123456789abcdef");
      checkpoints.add(unsigned.signedWith(unsigned.digest() + unsigned.digest()));
      previous = unsigned.digest();
    }
    return checkpoints;
  }

  @Test
  @DisplayName("AU-9 what is no line of an entry is changed, however strange, and bounded")
  void whatIsNoLineIsChanged() {
    var lines = new ArrayList<>(text(covered().entries()).lines().toList());
    var hostile =
        List.of(
            "",
            " ",
            "\u0000",
            "null",
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "\uFEFF" + lines.get(2),
            lines.get(2) + " ",
            lines.get(2) + "\r",
            lines.get(2).replace("\"seq\":3", "\"seq\":3.0"),
            lines.get(2).replace("\"seq\":3", "\"seq\":99999999999999999999"),
            "x".repeat(AuditLines.LONGEST + 100_000));
    for (var line : hostile) {
      lines.set(2, line);
      var report =
          verified(in(String.join("\n", lines) + "\n"), Range.ALL, Collections.emptyList());
      assertThat(report.first().orElseThrow())
          .as(line.substring(0, Math.min(60, line.length())))
          .matches(found -> found.kind() == Kind.CHANGED && found.seq() == 3);
    }
  }

  @Test
  @DisplayName("AU-9 bytes that are not UTF-8 are not read as something else")
  void otherBytesAreNotTheSame() {
    var entries = List.of(AuditFixture.aChainOf(1).getFirst());
    var text = text(entries).replace("curl", "cur\uFFFD");
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1); // has a ? in the place of the character
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '?' ? (byte) 0xff : bytes[i];
    }
    var lines = new AuditLines(new ByteArrayInputStream(bytes));
    assertThat(lines.next()).isInstanceOf(FoundEntry.Unreadable.class);
    assertThat(new AuditLines(in(text)).next()).isInstanceOf(FoundEntry.Readable.class);
  }

  @Test
  @DisplayName("AU-9 a range has an order, and a file that cannot be read is no verdict")
  void whatCannotBeReadIsNoVerdict() {
    assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Range(0, null));
    assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Range(5, 4L));
    var failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("planted");
          }
        };
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> verified(failing, Range.ALL, List.of()));
  }
}
