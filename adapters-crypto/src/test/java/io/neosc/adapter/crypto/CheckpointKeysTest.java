package io.neosc.adapter.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.TrailSignatures.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointKeysTest {
  @TempDir Path folder;

  private static Checkpoint unsigned(long seq, String previous, String keyId) {
    return Checkpoint.unsigned(
        new ChainHead(ChainHead.MAIN, seq, "ab".repeat(32)),
        Instant.parse("2026-03-05T12:00:00.000Z"),
        previous,
        keyId);
  }

  private static Checkpoint signed(Ed25519Keys keys, long seq) {
    return keys.sign(unsigned(seq, ChainHead.GENESIS_HASH, keys.keyId()));
  }

  private Ed25519Keys keys() {
    return new KeyFolder(folder).open();
  }

  @Test
  @DisplayName("AU-8 a key is made once, readable by its owner alone, and found again")
  void aKeyIsMadeOnce() throws IOException {
    var first = keys();
    var checkpoint = signed(first, 7);

    assertThat(keys().keyId()).isEqualTo(first.keyId()).matches("[0-9a-f]{16}");
    assertThat(keys().check(checkpoint)).isEqualTo(Answer.VALID);
    assertThat(Files.getPosixFilePermissions(folder.resolve("signing-key.pem")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("signing-key.pem", "trusted");
    }
  }

  @Test
  @DisplayName("AU-8 of all who start at the same moment one makes the key, and all sign with it")
  void oneOfManyMakesTheKey() throws Exception {
    try (var starters = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var round = 0; round < 200; round++) {
        var fresh = new KeyFolder(folder.resolve("round-" + round));
        Callable<String> start = () -> fresh.open().keyId();
        var ids = new HashSet<String>();
        for (var started : starters.invokeAll(Collections.nCopies(8, start))) {
          ids.add(started.get());
        }
        assertThat(ids).containsExactlyElementsOf(fresh.trusted().keySet()).hasSize(1);
      }
    }
  }

  @Test
  @DisplayName("AU-8 whatever was changed after signing is seen, and so is a false signature")
  void whateverWasChangedIsSeen() {
    var keys = keys();
    var checkpoint = signed(keys, 7);

    assertThat(
            keys.check(
                unsigned(8, ChainHead.GENESIS_HASH, keys.keyId())
                    .signedWith(checkpoint.signature())))
        .isEqualTo(Answer.INVALID);
    for (var forged : List.of("", "00", "00".repeat(64), checkpoint.signature().substring(2))) {
      assertThat(keys.check(checkpoint.signedWith(forged))).isEqualTo(Answer.INVALID);
    }
  }

  @Test
  @DisplayName("AU-8 a new key signs when the old one is taken away, which stays trusted")
  void aNewKeySigns() throws IOException {
    var before = keys();
    var checkpoint = signed(before, 7);
    Files.delete(folder.resolve("signing-key.pem"));

    var after = keys();

    assertThat(after.keyId()).isNotEqualTo(before.keyId());
    assertThat(after.check(checkpoint)).isEqualTo(Answer.VALID);
    assertThat(after.check(signed(after, 8))).isEqualTo(Answer.VALID);
    assertThat(before.check(signed(after, 8))).isEqualTo(Answer.UNKNOWN_KEY);
  }

  @Test
  @DisplayName("AU-8 a key that was prepared signs when its time has come, and the old one is gone")
  void aPreparedKeySigns() throws IOException {
    var running = keys();
    var first = running.keyId();
    var next = running.prepare();
    var secret = folder.resolve("signing-key.next.pem");
    assertThat(running.prepare()).isEqualTo(next);
    assertThat(keys().prepared()).contains(next);
    assertThat(Files.getPosixFilePermissions(secret))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(running.keyId()).isEqualTo(first);
    var content = Files.readString(secret);

    assertThat(keys().use(next)).isTrue(); // another process on the same folder

    assertThat(running.keyId()).isEqualTo(first);
    assertThat(running.use(next)).isTrue();
    assertThat(running.keyId()).isEqualTo(next.id());
    assertThat(running.prepared()).isEmpty();
    assertThat(folder.resolve("signing-key.pem")).content().isEqualTo(content);
    assertThat(keys().check(signed(running, 8))).isEqualTo(Answer.VALID);
    var begun = unsigned(7, ChainHead.GENESIS_HASH, first);
    assertThat(keys().check(running.sign(begun))).isEqualTo(Answer.VALID);
    assertThat(running.use(next)).isTrue();
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("signing-key.pem", "trusted");
    }
  }

  @Test
  @DisplayName("AU-8 a key of another machine is believed, and signs once it is copied here")
  void aKeyOfAnotherMachine() throws IOException {
    var here = keys();
    var first = here.keyId();
    var elsewhere = new KeyFolder(folder.resolve("elsewhere")).open();
    var theirs = elsewhere.prepare();
    var own = here.prepare();

    here.believe(theirs);
    assertThat(here.use(theirs)).isFalse();
    assertThat(here.keyId()).isEqualTo(first);
    assertThat(here.prepared()).contains(own);
    assertThat(elsewhere.use(theirs)).isTrue();
    assertThat(here.check(signed(elsewhere, 7))).isEqualTo(Answer.VALID);
    assertThat(keys().check(signed(elsewhere, 7))).isEqualTo(Answer.VALID);

    Files.copy(
        folder.resolve("elsewhere").resolve("signing-key.pem"),
        folder.resolve("signing-key.pem"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(here.use(theirs)).isTrue();
    assertThat(here.keyId()).isEqualTo(theirs.id());
  }

  @Test
  @DisplayName("AU-8 what a crash left while a key was made is no obstacle to making one")
  void whatACrashLeft() throws IOException {
    var before = keys();
    Files.writeString(folder.resolve("signing-key123.new"), "-----BEGIN");
    Files.writeString(folder.resolve("trusted").resolve("0123456789abcdef123.new"), "-----BEGIN");
    var unused = new KeyFolder(folder.resolve("elsewhere")).open().prepare();
    before.believe(unused); // the public part is on the disk before the private one

    var next = keys().prepare();

    assertThat(keys().use(next)).isTrue();
    assertThat(keys().keyId()).isEqualTo(next.id());
  }

  @Test
  @DisplayName("AU-8 checkpoints that introduce a key are found among others in the file")
  void introductionsAreFound() throws IOException {
    var keys = keys();
    var path = folder.resolve("checkpoints.jsonl");
    var introduction =
        keys.sign(unsigned(2, ChainHead.GENESIS_HASH, keys.keyId()).introducing(keys.prepare()));
    assertThat(file(path).introductions()).isEmpty();
    file(path).append(List.of(signed(keys, 1), introduction, signed(keys, 3)));
    Files.writeString(path, "{\"next_key\"}\n" + introduction.line(), StandardOpenOption.APPEND);

    assertThat(file(path).introductions()).containsExactly(introduction, introduction);
  }

  @Test
  @DisplayName("AU-8 what is no key stops the start, with the file's name")
  void whatIsNoKeyStopsTheStart() throws IOException {
    var key = folder.resolve("signing-key.pem");
    for (var content :
        List.of("", "x", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")) {
      Files.writeString(key, content);
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(this::keys)
          .withStackTraceContaining("signing-key.pem");
    }
  }

  private static CheckpointFile file(Path path) {
    return new CheckpointFile(path, path.resolveSibling("boundaries.jsonl"));
  }

  private static Boundary boundary(Ed25519Keys keys, long seq) {
    var head = new ChainHead(ChainHead.MAIN, seq, "ab".repeat(32));
    var unsigned = Boundary.unsigned(head, "cd".repeat(32), keys.keyId());
    return unsigned.signedWith(keys.sign(unsigned.keyId(), unsigned.signed()));
  }

  @Test
  @DisplayName(
      "AU-11 boundaries are kept in a file of their own, none twice and none that is older")
  void boundariesAreKept() throws IOException {
    var keys = keys();
    var path = folder.resolve("new").resolve("checkpoints.jsonl");
    var file = file(path);
    assertThat(file.boundary()).isEmpty();
    for (var seq : new long[] {10, 10, 30, 20}) {
      file.keep(boundary(keys, seq));
    }
    assertThat(keys.check(file.boundary().orElseThrow())).isEqualTo(Answer.VALID);
    assertThat(file.last()).isEmpty();
    assertThat(Files.readAllLines(path.resolveSibling("boundaries.jsonl")))
        .containsExactly(boundary(keys, 10).line(), boundary(keys, 30).line());

    Files.writeString(path.resolveSibling("boundaries.jsonl"), signed(keys, 1).line() + "\n");
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(file::boundary);
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> file.keep(boundary(keys, 40)));
  }

  @Test
  @DisplayName("AU-8 checkpoints are appended to the file and the last one is found again")
  void checkpointsAreAppended() throws IOException {
    var keys = keys();
    var path = folder.resolve("new").resolve("checkpoints.jsonl");
    var file = file(path);
    assertThat(file.last()).isEmpty();

    file.append(List.of(signed(keys, 1), signed(keys, 2)));
    file.append(List.of(signed(keys, 3)));
    file(path).append(List.of(signed(keys, 2), signed(keys, 3))); // another process

    assertThat(file(path).last()).contains(signed(keys, 3));
    assertThat(Files.readAllLines(path))
        .containsExactly(signed(keys, 1).line(), signed(keys, 2).line(), signed(keys, 3).line());
  }

  @Test
  @DisplayName("AU-8 a line that a crash cut short at any byte is as if it had not been begun")
  void aTornLineIsCutOff() throws IOException {
    var keys = keys();
    var path = folder.resolve("checkpoints.jsonl");
    var file = file(path);
    var line = signed(keys, 2).line();
    for (var length = 0; length <= line.length(); length++) {
      Files.writeString(path, signed(keys, 1).line() + "\n" + line.substring(0, length));
      assertThat(file.last()).contains(signed(keys, 1));
    }

    file.append(List.of(signed(keys, 2)));

    assertThat(Files.readAllLines(path)).containsExactly(signed(keys, 1).line(), line);
  }

  @Test
  @DisplayName("AU-8 a file with another last line than was written is not believed")
  void anotherLineIsNotBelieved() throws IOException {
    var path = folder.resolve("checkpoints.jsonl");
    for (var content : List.of("{}\n", "x".repeat(5_000), "\n\n")) {
      Files.writeString(path, content);
      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> file(path).last());
    }
  }
}
