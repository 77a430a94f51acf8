package io.neosc.adapter.crypto;

import io.neosc.application.audit.port.out.AuditArchive;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditLine;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.PersonalLine;
import io.neosc.domain.audit.SegmentManifest;
import io.neosc.domain.audit.SegmentManifest.Content;
import io.neosc.domain.audit.SegmentManifest.Personal;
import io.neosc.domain.audit.TrailSignatures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Segments in a folder, three files each: entries without what is personal, personal parts, and the
 * manifest, which comes last and names the other two. Whatever is unfinished has another name.
 */
final class ArchiveFolder implements AuditArchive {
  private final ArchiveFiles files;
  private final TrailSigner signer;
  private final TrailSignatures trusted;

  ArchiveFolder(Path folder, TrailSigner signer, TrailSignatures trusted) {
    this.files = new ArchiveFiles(folder);
    this.signer = signer;
    this.trusted = trusted;
  }

  @Override
  public String write(
      long token, ChainHead before, Checkpoint covering, Iterator<AuditEntry> entries) {
    try {
      files.alone(token, () -> {});
      var entriesFile = files.unfinished(token, "entries");
      var personalFile = files.unfinished(token, "personal");
      Content lines;
      Content parts;
      var last = before;
      try (var packed = new PackedLines(entriesFile);
          var packedParts = new PackedLines(personalFile)) {
        while (entries.hasNext()) {
          var entry = entries.next();
          packed.add(AuditLine.of(entry.withoutPersonal()));
          var personal = entry.personal();
          if (personal != null) {
            packedParts.add(new PersonalLine(entry.seq(), entry.id(), personal).text());
          }
          last = entry.head();
        }
        lines = packed.finished();
        parts = packedParts.finished();
      }
      var manifest = signed(before, last, covering, lines, parts);
      var manifestFile = files.unfinished(token, manifest);
      var names = new SegmentNames(last.chain(), before.seq() + 1, last.seq());
      files.alone(
          token,
          () -> {
            files.finish(entriesFile, names.entries());
            files.finish(personalFile, names.personal(manifest.personal().revision()));
            files.force(); // a manifest must not outlive, on the disk, what it names
            files.finish(manifestFile, names.manifest());
            files.force();
            names.removeOthers(files, manifest);
            files.force();
          });
      return manifest.digest();
    } catch (IOException e) {
      throw files.unusable(e);
    }
  }

  private SegmentManifest signed(
      ChainHead before, ChainHead last, Checkpoint covering, Content lines, Content parts) {
    var unsigned =
        new SegmentManifest(
            before,
            last,
            covering,
            lines,
            signer.keyId(),
            "",
            new Personal(0, parts, signer.keyId(), ""));
    var signed = unsigned.signedWith(signer.sign(unsigned.keyId(), unsigned.signed()));
    var personal = signed.personal();
    return signed.with(
        personal.signedWith(signer.sign(personal.keyId(), signed.personalSigned(personal))));
  }

  @Override
  public void read(Boundary boundary, Consumer<AuditEntry> each) {
    try {
      segment(boundary)
          .orElseThrow(() ->
              new IOException(
                  "There is no segment of the boundary that ends with entry "
                      + boundary.head().seq()))
          .read(each);
    } catch (IOException e) {
      throw files.unusable(e);
    }
  }

  private Optional<SegmentReader> segment(Boundary boundary) throws IOException {
    for (var names : files.segments(boundary.head().chain())) {
      if (names.last() == boundary.head().seq()) {
        var reader = new SegmentReader(files.folder(), names, trusted);
        if (reader.manifest().digest().equals(boundary.manifest())) {
          return Optional.of(reader);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void settle(Boundary boundary) {
    try {
      var settled = segment(boundary);
      if (settled.isPresent()) {
        settle(boundary.head(), settled.get().manifest().first());
      }
    } catch (IOException e) {
      throw files.unusable(e);
    }
  }

  private void settle(ChainHead last, long first) throws IOException {
    for (var other : files.segments(last.chain())) {
      if (other.first() == first && other.last() != last.seq()) {
        files.remove(other.manifest());
        other.removeAll(files);
      }
    }
  }
}
