package io.neosc.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditFixture;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFolderTest {
  private static final int STRIDE = 7;

  @TempDir private Path data;
  private Path folder;
  private Ed25519Keys keys;
  private ArchiveFolder archive;
  private final List<AuditEntry> entries = entries();

  @BeforeEach
  void open() {
    folder = data.resolve("archive");
    keys = new KeyFolder(data.resolve("keys")).open();
    archive = new ArchiveFolder(folder, keys, keys);
  }

  /** Ten, one of them with a value in every field, and one whose person was erased. */
  private static List<AuditEntry> entries() {
    var log = AuditLog.empty(ChainHead.MAIN);
    var entries = new ArrayList<AuditEntry>();
    for (var number = 1; number <= 10; number++) {
      entries.add(
          log.append(number == 4 ? AuditFixture.theFullestDraft() : AuditFixture.aDraft(number)));
    }
    entries.set(6, AuditFixture.erased(entries.get(6)));
    return entries;
  }

  private ChainHead before(int seq) {
    return seq == 1 ? ChainHead.genesis(ChainHead.MAIN) : entries.get(seq - 2).head();
  }

  private Boundary written(int first, int last) {
    return written(1, first, last);
  }

  private Boundary written(long token, int first, int last) {
    var head = entries.get(last - 1).head();
    var at = Instant.parse("2026-03-05T12:00:00.007Z");
    var covering = keys.sign(Checkpoint.unsigned(head, at, ChainHead.GENESIS_HASH, keys.keyId()));
    var some = entries.subList(first - 1, last).iterator();
    var manifest = archive.write(token, before(first), covering, some);
    var unsigned = Boundary.unsigned(head, manifest, keys.keyId());
    return unsigned.signedWith(keys.sign(unsigned.keyId(), unsigned.signed()));
  }

  private List<AuditEntry> read(Boundary boundary) {
    var read = new ArrayList<AuditEntry>();
    archive.read(boundary, read::add);
    return read;
  }

  private void assertRefused(Boundary boundary) {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> archive.read(boundary, _ -> {}));
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith(".fence")).sorted().toList();
    }
  }

  private List<String> names() throws IOException {
    return files().stream().map(file -> file.getFileName().toString()).toList();
  }

  private Path file(String part) throws IOException {
    return files().stream()
        .filter(file -> file.toString().contains(part))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("AU-11: a segment comes back as it was, from three files, to the personal parts")
  void aSegmentComesBack() throws IOException {
    var boundary = written(1, 8);
    assertThat(read(boundary)).isEqualTo(entries.subList(0, 8));
    assertThat(names())
        .containsExactly(
            "main-00000000000000000001-00000000000000000008.entries.jsonl.gz",
            "main-00000000000000000001-00000000000000000008.manifest.json",
            "main-00000000000000000001-00000000000000000008.personal-0.jsonl.gz");
    assertThat(read(written(9, 10))).isEqualTo(entries.subList(8, 10));
    try (var in = new GZIPInputStream(Files.newInputStream(file("8.entries")))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .doesNotContain("ada@example.org", "192.0.2.17", "curl");
    }
  }

  @Test
  @DisplayName("AU-11: the same entries are the same bytes, also when they are written over")
  void theSameEntriesAreTheSameBytes() throws IOException {
    var first = written(1, 1, 8);
    var bytes = new ArrayList<byte[]>();
    for (var file : files()) {
      bytes.add(Files.readAllBytes(file));
    }
    assertThat(written(2, 1, 8)).isEqualTo(first);
    for (var i = 0; i < bytes.size(); i++) {
      assertThat(files().get(i)).hasBinaryContent(bytes.get(i));
    }
  }

  @Test
  @DisplayName("AU-11: a segment of which any byte of any file is another one is not read")
  void everyByteCounts() throws IOException {
    var boundary = written(1, 8);
    for (var file : files()) {
      var bytes = Files.readAllBytes(file);
      for (var at = 0; at < bytes.length; at += at < 20 ? 1 : STRIDE) {
        var other = bytes.clone();
        other[at] ^= 1;
        Files.write(file, other);
        assertRefused(boundary);
      }
      Files.write(file, List.of());
      assertRefused(boundary);
      Files.delete(file);
      assertRefused(boundary);
      Files.write(file, bytes);
    }
    assertThat(read(boundary)).hasSize(8);
  }

  @Test
  @DisplayName("AU-11: only a plain file with its own name is read: no link, no folder, no other")
  void onlyPlainFilesAreRead() throws IOException {
    var boundary = written(1, 8);
    for (var file : files()) {
      var elsewhere = data.resolve("elsewhere");
      Files.move(file, elsewhere);
      Files.createSymbolicLink(file, elsewhere);
      assertRefused(boundary);
      Files.delete(file);
      Files.createDirectory(file);
      assertRefused(boundary);
      Files.delete(file);
      Files.move(elsewhere, file);
    }
    Files.move(file("manifest"), folder.resolve(new SegmentNames("main", 2, 8).manifest()));
    assertRefused(boundary);
  }

  @Test
  @DisplayName(
      "AU-11: what unpacks to more than was signed, or whose key is not trusted, is refused")
  void bombsAndStrangersAreRefused() throws IOException {
    var boundary = written(1, 8);
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(new byte[10_000_000]);
    }
    Files.write(file("entries"), packed.toByteArray());
    assertRefused(boundary);

    var good = written(2, 1, 8);
    var strangers = new KeyFolder(data.resolve("strangers")).open();
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> new ArchiveFolder(folder, strangers, strangers).read(good, _ -> {}))
        .withStackTraceContaining("not signed by a trusted key");
    assertRefused(new Boundary(good.head(), "ab".repeat(32), good.keyId(), good.signature()));
  }

  @Test
  @DisplayName("AU-11: what earlier holders left unfinished goes, what later ones write stays")
  void unfinishedFilesGo() throws IOException {
    Files.createDirectories(folder);
    for (var name : List.of(".tmp-3-entries", ".tmp-4-personal", ".tmp-9-entries", "notes.txt")) {
      Files.writeString(folder.resolve(name), "x");
    }
    written(5, 1, 8);
    assertThat(names()).hasSize(5).contains(".tmp-9-entries", "notes.txt");
  }

  @Test
  @DisplayName("AU-11: segments that begin alike and were never committed go, and no others")
  void abandonedSegmentsGo() throws IOException {
    written(1, 5);
    var boundary = written(1, 8);
    var next = written(9, 10);
    archive.settle(boundary);
    assertThat(names()).hasSize(6).noneMatch(name -> name.contains("00005."));
    assertThat(read(boundary)).hasSize(8);
    assertThat(read(next)).hasSize(2);
  }

  @Test
  @DisplayName("AU-11: where writing fails at any entry, nothing has a final name")
  void whereWritingFailsNothingIsThere() throws IOException {
    for (var end = 0; end < 8; end++) {
      var failing = failing(end);
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() ->
              archive.write(
                  1,
                  before(1),
                  Checkpoint.unsigned(
                      entries.getLast().head(), Instant.EPOCH, ChainHead.GENESIS_HASH, "ab"),
                  failing));
      assertThat(names()).allMatch(name -> name.startsWith(".tmp-1-"));
    }
    assertThat(read(written(2, 1, 8))).hasSize(8);
    assertThat(names()).hasSize(3);
  }

  @Test
  @DisplayName("AU-11: killed after any step of writing, the next one writes the segment whole")
  void killedAfterAnyStepOfWriting() throws IOException {
    var kinds = List.of("entries", "personal", "manifest");
    for (var named = 0; named <= kinds.size(); named++) {
      for (var begun = named; begun <= kinds.size(); begun++) {
        var token = 2L * (10 * named + begun) + 1;
        var boundary = written(token, 1, 8);
        for (var step = named; step < kinds.size(); step++) {
          var file = file("8." + kinds.get(step));
          if (step < begun) {
            Files.move(file, folder.resolve(".tmp-%d-%s".formatted(token, kinds.get(step))));
          } else {
            Files.delete(file);
          }
        }
        if (named < kinds.size()) {
          assertRefused(boundary);
        }
        assertThat(read(written(token + 1, 1, 8))).isEqualTo(entries.subList(0, 8));
        assertThat(names()).hasSize(3).noneMatch(name -> name.startsWith("."));
      }
    }
  }

  private Iterator<AuditEntry> failing(int end) {
    var some = entries.iterator();
    return new Iterator<>() {
      private int given;

      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public AuditEntry next() {
        if (given == end) {
          throw new IllegalStateException("stopped");
        }
        given++;
        return some.next();
      }
    };
  }

  @Test
  @DisplayName("AU-11: a folder that is a file, or cannot be written, is an error before anything")
  void aFolderThatIsNone() throws IOException {
    Files.writeString(folder, "no folder");
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> written(1, 8));
    assertThat(new ByteArrayInputStream(Files.readAllBytes(folder))).hasContent("no folder");
  }

  @Test
  @DisplayName("AU-11, AU-12: persons in an archive are its owner's to read; who made it decides")
  void nobodyElseLooksIn() throws IOException {
    written(1, 8);
    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    var shared = PosixFilePermissions.fromString("rwxr-x---");
    Files.setPosixFilePermissions(folder, shared);
    written(2, 1, 9);
    assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(shared);
  }
}
