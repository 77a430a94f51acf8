package io.neosc.adapter.crypto;

import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditLine;
import io.neosc.domain.audit.Finding.Kind;
import io.neosc.domain.audit.PersonalLine;
import io.neosc.domain.audit.PersonalPart;
import io.neosc.domain.audit.SegmentManifest;
import io.neosc.domain.audit.TrailSignatures;
import io.neosc.domain.audit.TrailSignatures.Answer;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a segment as it lies in a folder and verifies it: names, signatures, digests, lengths, and
 * each entry by its hash, its place and its commitment.
 */
final class SegmentReader {
  private static final int LONGEST_MANIFEST = 1 << 14;

  private final Path folder;
  private final SegmentNames names;
  private final TrailSignatures trusted;
  private final SegmentManifest manifest;

  /** Both files of a segment, held against the manifest. */
  private record Opened(UnpackedLines entries, UnpackedLines parts) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      try (entries) {
        parts.close();
      }
    }
  }

  /**
   * @throws IOException if its manifest cannot be read, or is not one that a trusted key signed for
   *     these names
   */
  SegmentReader(Path folder, SegmentNames names, TrailSignatures trusted) throws IOException {
    this.folder = folder;
    this.names = names;
    this.trusted = trusted;
    this.manifest = manifest(folder.resolve(names.manifest()));
    var personal = manifest.personal();
    if (!manifest.last().chain().equals(names.chain())
        || manifest.first() != names.first()
        || manifest.last().seq() != names.last()) {
      throw new Unsound(Kind.FORGED, names.manifest() + " is of another segment");
    }
    requireSigned(trusted.check(manifest.keyId(), manifest.signed(), manifest.signature()));
    requireSigned(
        trusted.check(personal.keyId(), manifest.personalSigned(personal), personal.signature()));
  }

  private void requireSigned(Answer answer) throws IOException {
    switch (answer) {
      case VALID -> {}
      case INVALID ->
          throw new Unsound(Kind.FORGED, names.manifest() + " is not signed by a trusted key");
      case UNKNOWN_KEY ->
          throw new Unsound(
              null, names.manifest() + " is not signed by a trusted key, but by an unknown one");
    }
  }

  private static SegmentManifest manifest(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Unsound(Kind.CHANGED, file.getFileName() + " is not there, or is no file");
    }
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      var bytes = in.readNBytes(LONGEST_MANIFEST + 1);
      if (bytes.length > LONGEST_MANIFEST) {
        throw new Unsound(Kind.CHANGED, file.getFileName() + " is too long for a manifest");
      }
      return SegmentManifest.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      throw new Unsound(Kind.CHANGED, file.getFileName() + " is no manifest");
    }
  }

  SegmentManifest manifest() {
    return manifest;
  }

  /**
   * Gives all entries, in their order.
   *
   * @throws IOException where it is not what was signed; entries before were given by then
   */
  void read(Consumer<AuditEntry> each) throws IOException {
    var before = manifest.before();
    try (var opened = opened()) {
      var entries = opened.entries();
      var parts = opened.parts();
      var part = part(parts.next());
      for (var line = entries.next(); line != null; line = entries.next()) {
        var bare = AuditLine.parse(line);
        var entry = bare;
        if (part != null && part.seq() == bare.seq()) {
          entry = bare.with(personal(bare, part));
          part = part(parts.next());
        }
        if (bare.personal() != null
            || bare.v() != AuditEntry.VERSION
            || !bare.chain().equals(before.chain())
            || bare.seq() != before.seq() + 1
            || !bare.prevHash().equals(before.hash())
            || !bare.computedHash().equals(bare.hash())) {
          throw new Unsound(
              Kind.CHANGED, "has in place %d what was not written".formatted(before.seq() + 1));
        }
        before = entry.head();
        each.accept(entry);
      }
      if (part != null || !before.equals(manifest.last())) {
        throw new Unsound(
            Kind.CHANGED, "does not end with entry %d".formatted(manifest.last().seq()));
      }
    } catch (IllegalArgumentException | ZipException | CharacterCodingException _) {
      throw new Unsound(
          Kind.CHANGED, "has no line of an entry behind place %d".formatted(before.seq()));
    }
  }

  /** If somebody was erased since the manifest was read, it is read again. */
  private Opened opened() throws IOException {
    try {
      return opened(manifest);
    } catch (IOException e) {
      var present = new SegmentReader(folder, names, trusted);
      if (present.manifest.equals(manifest)
          || !present.manifest.digest().equals(manifest.digest())) {
        throw e;
      }
      return present.opened();
    }
  }

  private Opened opened(SegmentManifest named) throws IOException {
    var entries = new UnpackedLines(folder.resolve(names.entries()), named.entries());
    try {
      var personal = named.personal();
      var file = folder.resolve(names.personal(personal.revision()));
      return new Opened(entries, new UnpackedLines(file, personal.content()));
    } catch (IOException e) {
      entries.close();
      throw e;
    }
  }

  private static @Nullable PersonalLine part(@Nullable String line) {
    return line == null ? null : PersonalLine.parse(line);
  }

  private static PersonalPart personal(AuditEntry entry, PersonalLine part) throws IOException {
    if (!part.id().equals(entry.id()) || !part.personal().commitment().equals(entry.commitment())) {
      throw new Unsound(
          Kind.CHANGED,
          "has in place %d another personal part than at first".formatted(entry.seq()));
    }
    return part.personal();
  }
}
