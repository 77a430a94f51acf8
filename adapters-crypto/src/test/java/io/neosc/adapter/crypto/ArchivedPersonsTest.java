package io.neosc.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.audit.archive.Archiving;
import io.neosc.application.shared.port.Fence;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditFixture;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Personal parts are taken out of segments of files (AU-11, AU-12). */
class ArchivedPersonsTest {
  private static final String STEM = "main-%020d-%020d.";

  @TempDir private Path data;
  private Path folder;
  private Ed25519Keys keys;
  private ArchiveFolder archive;
  private ArchivedPersons persons;
  private final List<AuditEntry> entries = entries();

  @BeforeEach
  void open() {
    folder = data.resolve("archive");
    keys = new KeyFolder(data.resolve("keys")).open();
    archive = new ArchiveFolder(folder, keys, keys);
    persons = new ArchivedPersons(folder, keys, keys);
  }

  private static List<AuditEntry> entries() {
    var log = AuditLog.empty(ChainHead.MAIN);
    var entries = new ArrayList<AuditEntry>();
    for (var number = 1; number <= 10; number++) {
      entries.add(log.append(AuditFixture.aDraft(number)));
    }
    return entries;
  }

  private Boundary written(long token, int first, int last) {
    var before = first == 1 ? ChainHead.genesis(ChainHead.MAIN) : entries.get(first - 2).head();
    var head = entries.get(last - 1).head();
    var at = Instant.parse("2026-03-05T12:00:00.007Z");
    var covering = keys.sign(Checkpoint.unsigned(head, at, ChainHead.GENESIS_HASH, keys.keyId()));
    var some = entries.subList(first - 1, last).iterator();
    var unsigned =
        Boundary.unsigned(head, archive.write(token, before, covering, some), keys.keyId());
    return unsigned.signedWith(keys.sign(unsigned.keyId(), unsigned.signed()));
  }

  private static Fence fence(long token) {
    return new Fence(Archiving.LEASE, token);
  }

  private void forget(long token, long first, long last, Long... seqs) {
    persons.forget(fence(token), first, last, new TreeSet<>(List.of(seqs)));
  }

  private List<AuditEntry> read(Boundary boundary) {
    var read = new ArrayList<AuditEntry>();
    archive.read(boundary, read::add);
    return read;
  }

  private List<AuditEntry> without(int first, int last, Long... seqs) {
    return entries.subList(first - 1, last).stream()
        .map(entry -> List.of(seqs).contains(entry.seq()) ? entry.withoutPersonal() : entry)
        .toList();
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The salt is in nothing else than the personal part. */
  private boolean saltIsLeft(int seq) throws IOException {
    var salt = HexFormat.of().formatHex(AuditFixture.aSalt(seq).bytes());
    for (var name : names()) {
      var file = folder.resolve(name);
      var text = new String(bytes(file), StandardCharsets.UTF_8);
      if (text.contains(salt)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return Files.readAllBytes(file);
    }
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private static String stem(int first, int last) {
    return STEM.formatted(first, last);
  }

  @Test
  @DisplayName("AU-12: parts are gone from the files, all else is what it was, and it verifies")
  void partsAreGone() throws IOException {
    var boundary = written(1, 1, 8);
    assertThat(saltIsLeft(3)).isTrue();
    forget(2, 1, 8, 3L, 5L);
    assertThat(read(boundary)).isEqualTo(without(1, 8, 3L, 5L));
    assertThat(saltIsLeft(3)).isFalse();
    assertThat(saltIsLeft(4)).isTrue();
    assertThat(names())
        .containsExactly(
            ".fence",
            stem(1, 8) + "entries.jsonl.gz",
            stem(1, 8) + "manifest.json",
            stem(1, 8) + "personal-1.jsonl.gz");
    forget(2, 1, 8, 3L, 8L);
    forget(2, 1, 8, 3L, 8L);
    assertThat(read(boundary)).isEqualTo(without(1, 8, 3L, 5L, 8L));
    assertThat(names()).contains(stem(1, 8) + "personal-2.jsonl.gz").hasSize(4);
  }

  @Test
  @DisplayName(
      "AU-12: whoever reads the segment finds the one with a place, and none behind a place")
  void theSegmentWithAPlace() {
    written(1, 1, 4);
    written(1, 5, 8);
    var read = new ArrayList<AuditEntry>();
    assertThat(persons.read(6, 8, read::add)).isEqualTo(8);
    assertThat(read).isEqualTo(entries.subList(4, 8));
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> persons.read(9, 10, _ -> {}))
        .withMessageContaining("no segment has entry 9");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> persons.read(6, 7, _ -> {}));
  }

  @Test
  @DisplayName("AU-12: what somebody cut off left is gone too, of whatever name")
  void whatWasLeftIsGone() throws IOException {
    var boundary = written(2, 1, 6);
    written(2, 1, 4);
    Files.copy(
        folder.resolve(stem(1, 6) + "personal-0.jsonl.gz"),
        folder.resolve(stem(1, 7) + "personal-0.jsonl.gz"));
    Files.copy(
        folder.resolve(stem(1, 6) + "personal-0.jsonl.gz"),
        folder.resolve(stem(1, 6) + "personal-7.jsonl.gz"));
    Files.copy(
        folder.resolve(stem(1, 6) + "personal-0.jsonl.gz"), folder.resolve(".tmp-2-personal"));
    forget(3, 1, 6, 3L);
    assertThat(saltIsLeft(3)).isFalse();
    assertThat(read(boundary)).isEqualTo(without(1, 6, 3L));
    assertThat(names())
        .containsExactly(
            ".fence",
            stem(1, 4) + "entries.jsonl.gz",
            stem(1, 4) + "manifest.json",
            stem(1, 4) + "personal-1.jsonl.gz",
            stem(1, 6) + "entries.jsonl.gz",
            stem(1, 6) + "manifest.json",
            stem(1, 6) + "personal-1.jsonl.gz");
  }

  @Test
  @DisplayName("AU-12: killed between any two steps, the next one ends with one complete file")
  void killedBetweenSteps() throws IOException {
    var boundary = written(1, 1, 8);
    var before = snapshot();
    forget(2, 1, 8, 3L);
    var after = snapshot();
    var personal = stem(1, 8) + "personal-";
    // the new file has its name; then the manifest has its place; then the old one is removed
    put(before);
    Files.write(folder.resolve(personal + "1.jsonl.gz"), after.get(personal + "1.jsonl.gz"));
    assertThat(read(boundary)).isEqualTo(without(1, 8));
    forget(3, 1, 8, 3L);
    assertThat(read(boundary)).isEqualTo(without(1, 8, 3L));
    assertThat(saltIsLeft(3)).isFalse();
    put(before);
    put(after);
    assertThat(read(boundary)).isEqualTo(without(1, 8, 3L));
    assertThat(saltIsLeft(3)).isTrue();
    forget(4, 1, 8);
    assertThat(read(boundary)).isEqualTo(without(1, 8, 3L));
    assertThat(saltIsLeft(3)).isFalse();
    assertThat(names()).hasSize(4);
  }

  private Map<String, byte[]> snapshot() throws IOException {
    var all = new TreeMap<String, byte[]>();
    for (var name : names()) {
      all.put(name, Files.readAllBytes(folder.resolve(name)));
    }
    return all;
  }

  private void put(Map<String, byte[]> files) throws IOException {
    for (var file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  @Test
  @DisplayName("AU-11, AU-12: whoever was overtaken changes nothing any more")
  void overtaken() throws IOException {
    var boundary = written(5, 1, 8);
    forget(6, 1, 8, 3L);
    var files = names();
    for (var late :
        Stream.<Runnable>of(() -> forget(5, 1, 8, 4L), () -> written(5, 1, 8)).toList()) {
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(late::run)
          .withMessageContaining("Holder 6");
    }
    assertThat(names()).isEqualTo(files);
    assertThat(read(boundary)).isEqualTo(without(1, 8, 3L));
  }

  @Test
  @DisplayName("AU-12: a segment that is not what was signed is not written anew")
  void notWhatWasSigned() throws IOException {
    written(1, 1, 8);
    var manifest = folder.resolve(stem(1, 8) + "manifest.json");
    var text = Files.readString(manifest);
    for (var damaged :
        List.of(text.replace("\"revision\":0", "\"revision\":1"), text.substring(1), "")) {
      Files.writeString(manifest, damaged);
      var files = names();
      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> forget(2, 1, 8, 3L));
      assertThat(names()).containsAll(files);
      assertThat(saltIsLeft(3)).isTrue();
    }
  }

  @Test
  @DisplayName(
      "AU-12: who opened a segment before somebody was erased from it reads it as it is now")
  void readWhileSomebodyIsErased() throws IOException {
    written(1, 1, 8);
    var names = SegmentNames.ofManifest(stem(1, 8) + "manifest.json").orElseThrow();
    var reader = new SegmentReader(folder, names, keys);
    forget(2, 1, 8, 3L);
    var read = new ArrayList<AuditEntry>();
    reader.read(read::add);
    assertThat(read).isEqualTo(without(1, 8, 3L));
  }
}
