package io.neosc.application.audit.port.out;

import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.Finding;
import io.neosc.domain.audit.SegmentManifest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The segments of the chain {@link io.neosc.domain.audit.ChainHead#MAIN} in a folder, as they lie
 * there (AU-11), for who only looks.
 */
public interface ArchivedSegments {

  /**
   * What a segment is said to have, by the names of its files.
   *
   * @param first place
   * @param last place
   */
  record Places(long first, long last) {
    /** Whether it has this place. */
    public boolean has(long seq) {
      return first <= seq && seq <= last;
    }
  }

  /**
   * Why a segment is not what was written.
   *
   * @param kind null if nobody can tell whether it is, for the key is unknown here
   */
  record Flaw(Finding.@Nullable Kind kind, String detail) {}

  /**
   * By their first place.
   *
   * @throws java.io.UncheckedIOException if the folder cannot be read
   */
  List<Places> places();

  /**
   * Verifies a segment: signatures, lengths, digests, and each entry by its hash, its place and its
   * commitment.
   *
   * @param begun is given the manifest as soon as its signatures are found to be valid
   * @param each is given the entries in their order; parts of erased persons are missing
   * @return what is wrong with it; entries before the wrong one were given by then
   * @throws java.io.UncheckedIOException if the disk does not give it
   */
  Optional<Flaw> read(Places segment, Consumer<SegmentManifest> begun, Consumer<AuditEntry> each);
}
