package io.neosc.adapter.crypto;

import io.micronaut.context.annotation.Property;
import io.neosc.application.audit.port.out.ArchivedSegments;
import io.neosc.application.audit.port.out.AuditFiles;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.domain.audit.TrailKey;
import io.neosc.domain.audit.TrailSignatures;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of the data folder, and others like them. */
@Singleton
final class TrailFiles implements AuditFiles {
  private final KeyFolder folder;
  private final Path checkpoints;
  private final Path boundaries;

  TrailFiles(@Property(name = "neosc.data-dir", defaultValue = ".neosc") String dataDir) {
    this.folder = AuditFolder.keyFolder(dataDir);
    this.checkpoints = AuditFolder.checkpointFile(dataDir);
    this.boundaries = AuditFolder.boundaryFile(dataDir);
  }

  @Override
  public List<Key> keys() {
    return folder.trusted().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(key -> new Key(key.getKey(), Pem.PUBLIC.text(key.getValue().encoded())))
        .toList();
  }

  @Override
  public Optional<String> signing() {
    return folder.signing();
  }

  @Override
  public TrailSignatures trusting(List<Path> files) {
    if (files.isEmpty()) {
      return new TrustedKeys(folder.trusted());
    }
    var keys = new HashMap<String, TrailKey>();
    for (var file : files) {
      try {
        var key = KeyFolder.publicKey(file);
        keys.put(key.id(), key);
      } catch (IOException e) {
        throw new UncheckedIOException("The key in " + file + " cannot be used", e);
      }
    }
    return new TrustedKeys(keys);
  }

  @Override
  public CheckpointsOutside checkpoints(Optional<Path> file) {
    return new CheckpointFile(file.orElse(checkpoints), boundaries);
  }

  @Override
  public ArchivedSegments archive(Path archive, TrailSignatures trusted) {
    return new FolderSegments(archive, trusted);
  }
}
