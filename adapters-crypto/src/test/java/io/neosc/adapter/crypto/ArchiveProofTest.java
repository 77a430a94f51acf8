package io.neosc.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.audit.archive.ArchiveProof;
import io.neosc.application.audit.archive.Archiving;
import io.neosc.application.shared.port.Fence;
import io.neosc.domain.audit.AuditDraft;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditFixture;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.CheckpointTrust;
import io.neosc.domain.audit.Finding;
import io.neosc.domain.audit.Finding.Kind;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.FoundEntry;
import io.neosc.domain.audit.Verdict;
import io.neosc.domain.audit.Verdict.Status;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.audit.VerificationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code neosc audit verify --archive}: what left is what was written, or it is said (AU-9). */
class ArchiveProofTest {
  private static final Instant AT = Instant.parse("2026-03-05T12:00:00.007Z");
  private static final int LAST = 12;
  private static final String SECOND = "%020d-%020d".formatted(5, 8);

  @TempDir private Path data;
  private Path folder;
  private Ed25519Keys keys;
  private ArchiveFolder archive;
  private final List<AuditEntry> entries = entries();
  private final List<FoundCheckpoint> kept = new ArrayList<>();
  private Boundary boundary;

  ArchiveProofTest() {
    boundary = Boundary.unsigned(entries.getFirst().head(), "ab".repeat(32), "ab");
  }

  /** Fourteen, of which the last but one says that whoever did all of them was erased. */
  private static List<AuditEntry> entries() {
    var log = AuditLog.empty(ChainHead.MAIN);
    var entries = new ArrayList<AuditEntry>();
    for (var number = 1; number <= LAST + 2; number++) {
      var draft = AuditFixture.aDraft(number);
      entries.add(log.append(number == LAST + 1 ? erasure(draft) : draft));
    }
    return entries;
  }

  private static AuditDraft erasure(AuditDraft draft) {
    return new AuditDraft(
        draft.id(),
        null,
        "erase_user",
        "user:" + draft.userId(),
        draft.timestamp(),
        true,
        null,
        null,
        null,
        draft.traceId(),
        draft.personal());
  }

  @BeforeEach
  void threeSegments() {
    folder = data.resolve("archive");
    keys = new KeyFolder(data.resolve("keys")).open();
    archive = new ArchiveFolder(folder, keys, keys);
    written(1, 4);
    written(5, 8);
    boundary = written(9, LAST);
    kept.add(FoundCheckpoint.of(checkpoint(3)));
    kept.add(FoundCheckpoint.of(checkpoint(LAST + 1)));
  }

  private Checkpoint checkpoint(int seq) {
    var head = entries.get(seq - 1).head();
    return keys.sign(Checkpoint.unsigned(head, AT, ChainHead.GENESIS_HASH, keys.keyId()));
  }

  private ChainHead before(int first) {
    return first == 1 ? ChainHead.genesis(ChainHead.MAIN) : entries.get(first - 2).head();
  }

  private Boundary written(int first, int last) {
    var some = entries.subList(first - 1, last).iterator();
    var manifest = archive.write(1, before(first), checkpoint(last), some);
    var unsigned = Boundary.unsigned(entries.get(last - 1).head(), manifest, keys.keyId());
    return unsigned.signedWith(keys.sign(unsigned.keyId(), unsigned.signed()));
  }

  private VerificationReport alone() {
    return ArchiveProof.alone(
        new FolderSegments(folder, keys), kept.iterator(), Optional.of(boundary), keys);
  }

  /** With a database that has the last two entries. */
  private VerificationReport withStore(List<AuditEntry> erasures) {
    var none = List.<FoundCheckpoint>of().iterator();
    var verification = new Verification(boundary.head(), CheckpointTrust.ofSome(none, keys));
    entries
        .subList((int) boundary.head().seq(), entries.size())
        .forEach(entry -> verification.see(new FoundEntry.Readable(entry)));
    var stored = verification.report(null, Duration.ZERO).answering(Verdict.INTACT, Verdict.INTACT);
    return ArchiveProof.before(
        stored,
        Optional.of(boundary),
        () -> erasures,
        new FolderSegments(folder, keys),
        kept.iterator(),
        keys);
  }

  private List<AuditEntry> erasures() {
    return List.of(entries.get(LAST));
  }

  private void erased(long seq) {
    new ArchivedPersons(folder, keys, keys)
        .forget(new Fence(Archiving.LEASE, 1), seq, seq, new TreeSet<>(List.of(seq)));
  }

  private List<Path> files(String part) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().contains(part)).sorted().toList();
    }
  }

  private static void assertFound(Verdict verdict, Kind kind, long seq) {
    assertThat(verdict.finding())
        .extracting(Finding::kind, Finding::seq)
        .containsExactly(kind, seq);
  }

  @Test
  @DisplayName("AU-9, AU-11: an archive that is what was written is intact, alone and in its chain")
  void whatWasWrittenIsIntact() {
    var alone = alone();
    assertThat(alone.integrity()).isEqualTo(Verdict.INTACT);
    assertThat(alone.completeness()).isEqualTo(Verdict.INTACT);
    assertThat(alone.entries()).isEqualTo(LAST);
    assertThat(alone.checkpoints()).isEqualTo(1);
    assertThat(alone.head()).isEqualTo(entries.get(LAST - 1).head());
    var all = withStore(List.of());
    assertThat(all.integrity()).isEqualTo(Verdict.INTACT);
    assertThat(all.completeness()).isEqualTo(Verdict.INTACT);
    assertThat(all.entries()).isEqualTo(entries.size());
    assertThat(all.from()).isZero();
    assertThat(all.head()).isEqualTo(entries.getLast().head());
  }

  @Test
  @DisplayName("AU-9: without a boundary nobody can tell whether the end of an archive is missing")
  void withoutABoundary() {
    var report =
        ArchiveProof.alone(
            new FolderSegments(folder, keys), kept.iterator(), Optional.empty(), keys);
    assertThat(report.integrity()).isEqualTo(Verdict.INTACT);
    assertThat(report.completeness().reason()).contains("where the archive ends");
  }

  @Test
  @DisplayName("AU-9: a segment that is not at hand leaves it open whether entries are missing")
  void aSegmentThatIsNotAtHand() throws IOException {
    for (var part : List.of("01-", "05-", "09-")) {
      for (var file : files("0000000" + part)) {
        Files.move(file, data.resolve(file.getFileName()));
      }
      for (var report : List.of(alone(), withStore(List.of()))) {
        assertThat(report.integrity()).isEqualTo(Verdict.INTACT);
        assertThat(report.completeness().status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.completeness().reason()).contains("in no segment of this folder");
      }
      for (var file : List.copyOf(moved())) {
        Files.move(file, folder.resolve(file.getFileName()));
      }
    }
    assertThat(alone().completeness()).isEqualTo(Verdict.INTACT);
  }

  private List<Path> moved() throws IOException {
    try (var files = Files.list(data)) {
      return files.filter(file -> file.getFileName().toString().startsWith("main-")).toList();
    }
  }

  @Test
  @DisplayName(
      "AU-9: a segment of which any byte is another one is broken, those beside it are not")
  void anyByte() throws IOException {
    var unknownKeys = 0;
    for (var file : files(SECOND)) {
      var bytes = Files.readAllBytes(file);
      for (var at = 0; at < bytes.length; at += 11) {
        var other = bytes.clone();
        other[at] ^= 4;
        Files.write(file, other);
        var report = alone();
        if (report.completeness().status() == Status.UNKNOWN) {
          unknownKeys++; // the name of the key was hit
          assertThat(file.toString()).endsWith(".json");
        } else {
          assertThat(report.integrity().status()).isEqualTo(Status.BROKEN);
          assertThat(report.first().orElseThrow().seq()).isEqualTo(5);
        }
      }
      Files.write(file, bytes);
    }
    assertThat(unknownKeys).isLessThan(5);
  }

  @Test
  @DisplayName("AU-9: what is missing of a segment, or is another's, is named")
  void filesThatAreMissingOrAnothers() throws IOException {
    var personal = files(SECOND + ".personal").getFirst();
    var bytes = Files.readAllBytes(personal);
    Files.delete(personal);
    assertFound(alone().completeness(), Kind.DELETED, 5);
    Files.createSymbolicLink(personal, files("09-").getFirst());
    assertFound(alone().integrity(), Kind.CHANGED, 5);
    Files.delete(personal);
    Files.write(personal, bytes);

    var manifest = files(SECOND + ".manifest").getFirst();
    Files.copy(files("0001-").get(1), data.resolve("first.json"));
    Files.write(manifest, Files.readAllBytes(data.resolve("first.json")));
    assertFound(alone().integrity(), Kind.FORGED, 5);
    Files.writeString(manifest, "{\"first\":\"../../5\"}");
    assertFound(alone().integrity(), Kind.CHANGED, 5);
  }

  @Test
  @DisplayName("AU-9: segments that somebody else signed tell nothing")
  void signedBySomebodyElse() {
    var strangers = new KeyFolder(data.resolve("strangers")).open();
    var report =
        ArchiveProof.alone(
            new FolderSegments(folder, strangers), kept.iterator(), Optional.empty(), strangers);
    assertThat(report.completeness().status()).isEqualTo(Status.UNKNOWN);
    assertThat(report.completeness().reason()).contains("by an unknown one");
    assertThat(report.entries()).isZero();
  }

  @Test
  @DisplayName("AU-9: a checkpoint, a boundary or a neighbour that saw something else is believed")
  void anotherHistory() {
    var other = AuditFixture.aChainOf(LAST + 1);
    var head = other.get(2).head();
    kept.set(
        0,
        FoundCheckpoint.of(
            keys.sign(Checkpoint.unsigned(head, AT, ChainHead.GENESIS_HASH, keys.keyId()))));
    if (!head.equals(entries.get(2).head())) {
      assertFound(alone().integrity(), Kind.FORGED, 1);
    }
    kept.set(0, FoundCheckpoint.of(checkpoint(3)));
    var unsigned = Boundary.unsigned(boundary.head(), "cd".repeat(32), keys.keyId());
    boundary = unsigned.signedWith(keys.sign(unsigned.keyId(), unsigned.signed()));
    assertFound(alone().integrity(), Kind.FORGED, LAST);
  }

  @Test
  @DisplayName("AU-11: segments of somebody who was cut off are passed over")
  void segmentsThatNeverCounted() {
    written(1, 6);
    written(1, 2);
    written(LAST + 1, LAST + 2);
    for (var report : List.of(alone(), withStore(List.of()))) {
      assertThat(report.completeness()).isEqualTo(Verdict.INTACT);
      assertThat(report.integrity()).isEqualTo(Verdict.INTACT);
    }
    assertThat(alone().entries()).isEqualTo(LAST);
  }

  @Test
  @DisplayName("AU-12: what is missing of erased persons is explained by entries behind, or is not")
  void erasedPersons() {
    erased(2);
    erased(7);
    assertThat(alone().integrity().status()).isEqualTo(Status.UNKNOWN);
    assertThat(alone().integrity().reason()).contains("somebody was erased");
    assertThat(withStore(erasures()).integrity()).isEqualTo(Verdict.INTACT);
    assertThat(withStore(erasures()).erased()).isEqualTo(2);
    assertFound(withStore(List.of()).integrity(), Kind.CHANGED, 2);
    boundary = written(LAST + 1, LAST + 2);
    assertThat(alone().integrity()).isEqualTo(Verdict.INTACT);
  }

  @Test
  @DisplayName("AU-9: a folder that is none is an error, not an answer")
  void noFolder() {
    folder = data.resolve("nothing");
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(this::alone);
  }
}
