package io.neosc.application.audit.port.out;

import io.neosc.domain.audit.TrailSignatures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of the audit trail in files, for who only looks: nothing is made or changed. Each
 * may throw {@link java.io.UncheckedIOException} when a file cannot be read or is not what it
 * should be.
 */
public interface AuditFiles {

  /**
   * A public key whose checkpoints this node believes.
   *
   * @param id as checkpoints name it
   * @param pem the key, to be handed on
   */
  record Key(String id, String pem) {}

  /** Those of the data folder, by their ids; none if there is no such folder. */
  List<Key> keys();

  /** The id of the key that this node signs with; empty if none was made yet. */
  Optional<String> signing();

  /** Believes the keys in these files of PEM; those of the data folder if none is named. */
  TrailSignatures trusting(List<Path> files);

  /**
   * The checkpoints in a file; those of the data folder if none is named. The boundary is that of
   * the data folder in either case.
   */
  CheckpointsOutside checkpoints(Optional<Path> file);

  /** The segments in a folder. */
  ArchivedSegments archive(Path folder, TrailSignatures trusted);
}
