package io.neosc.adapter.crypto;

import io.neosc.application.audit.port.out.ArchivedSegments;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.SegmentManifest;
import io.neosc.domain.audit.TrailSignatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The segments of a folder that somebody else may have made, and may be changing. */
final class FolderSegments implements ArchivedSegments {
  private final ArchiveFiles files;
  private final TrailSignatures trusted;

  FolderSegments(Path folder, TrailSignatures trusted) {
    this.files = new ArchiveFiles(folder);
    this.trusted = trusted;
  }

  @Override
  public List<Places> places() {
    try {
      if (!Files.isDirectory(files.folder())) {
        throw new NotDirectoryException(files.folder().toString());
      }
      return files.segments(ChainHead.MAIN).stream()
          .map(names -> new Places(names.first(), names.last()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The archive in " + files.folder() + " cannot be read", e);
    }
  }

  @Override
  public Optional<Flaw> read(
      Places segment, Consumer<SegmentManifest> begun, Consumer<AuditEntry> each) {
    var names = new SegmentNames(ChainHead.MAIN, segment.first(), segment.last());
    try {
      var reader = new SegmentReader(files.folder(), names, trusted);
      begun.accept(reader.manifest());
      reader.read(each);
      return Optional.empty();
    } catch (Unsound unsound) {
      return Optional.of(new Flaw(unsound.kind(), unsound.detail()));
    } catch (IOException e) {
      throw new UncheckedIOException("The archive in " + files.folder() + " cannot be read", e);
    }
  }
}
