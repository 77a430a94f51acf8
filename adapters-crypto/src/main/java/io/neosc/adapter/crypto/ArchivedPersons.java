package io.neosc.adapter.crypto;

import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.application.erasure.port.out.ErasableArchive;
import io.neosc.application.shared.port.Fence;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.PersonalLine;
import io.neosc.domain.audit.SegmentManifest.Content;
import io.neosc.domain.audit.SegmentManifest.Personal;
import io.neosc.domain.audit.TrailSignatures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * Takes personal parts out of segments: a file without them is written, then the manifest that
 * names it takes the place of the one that names the old file, and then the old file is removed. At
 * each moment the manifest names a file that is complete.
 */
final class ArchivedPersons implements ErasableArchive {
  private final ArchiveFiles files;
  private final TrailSigner signer;
  private final TrailSignatures trusted;

  ArchivedPersons(Path folder, TrailSigner signer, TrailSignatures trusted) {
    this.files = new ArchiveFiles(folder);
    this.signer = signer;
    this.trusted = trusted;
  }

  @Override
  public long read(long seq, long boundary, Consumer<AuditEntry> each) {
    try {
      var names =
          files.segments(ChainHead.MAIN).stream()
              .filter(segment -> segment.meets(seq, seq) && segment.last() <= boundary)
              .findFirst()
              .orElseThrow(() -> new IOException("no segment has entry " + seq));
      new SegmentReader(files.folder(), names, trusted).read(each);
      return names.last();
    } catch (IOException e) {
      throw files.unusable(e);
    }
  }

  @Override
  public void forget(Fence fence, long first, long last, SortedSet<Long> seqs) {
    try {
      files.alone(
          fence.token(),
          () -> {
            // the one that is read goes last: what is left elsewhere is still found in it
            for (var names : files.segments(ChainHead.MAIN).reversed()) {
              if (names.meets(first, last)) {
                forget(fence.token(), names, seqs);
              }
            }
            removeUnnamed(first, last);
            files.force();
          });
    } catch (IOException e) {
      throw files.unusable(e);
    }
  }

  private void forget(long token, SegmentNames names, SortedSet<Long> seqs) throws IOException {
    var manifest = new SegmentReader(files.folder(), names, trusted).manifest();
    var file = files.unfinished(token, "personal");
    var was = manifest.personal();
    var left = left(names, was, seqs, file);
    if (left.count() < was.content().count()) {
      var now = new Personal(was.revision() + 1, left, signer.keyId(), "");
      manifest =
          manifest.with(now.signedWith(signer.sign(now.keyId(), manifest.personalSigned(now))));
      var manifestFile = files.unfinished(token, manifest);
      files.finish(file, names.personal(now.revision()));
      files.force(); // a manifest must not outlive, on the disk, what it names
      files.finish(manifestFile, names.manifest());
      files.force();
    } else {
      files.remove(file.getFileName().toString());
    }
    names.removeOthers(files, manifest);
  }

  /** Writes the parts that stay. */
  private Content left(SegmentNames names, Personal was, SortedSet<Long> seqs, Path file)
      throws IOException {
    var path = files.folder().resolve(names.personal(was.revision()));
    try (var parts = new UnpackedLines(path, was.content());
        var packed = new PackedLines(file)) {
      for (var line = parts.next(); line != null; line = parts.next()) {
        if (!seqs.contains(PersonalLine.parse(line).seq())) {
          packed.add(line);
        }
      }
      return packed.finished();
    } catch (IllegalArgumentException e) {
      throw new IOException(path.getFileName() + " has what is no personal part", e);
    }
  }

  /** Files that somebody was about to name in a manifest, of entries that are elsewhere too. */
  private void removeUnnamed(long first, long last) throws IOException {
    var named = new HashSet<>(files.segments(ChainHead.MAIN));
    for (var name : files.names()) {
      var of = SegmentNames.of(name).filter(names -> names.chain().equals(ChainHead.MAIN));
      if (of.isPresent() && of.get().meets(first, last) && !named.contains(of.get())) {
        files.remove(name);
      }
    }
  }
}
