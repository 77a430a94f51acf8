package io.neosc.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.neosc.application.audit.ErasedBehind;
import io.neosc.application.audit.archive.ArchiveProof;
import io.neosc.application.audit.port.out.AuditFiles;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.FoundBoundary;
import io.neosc.domain.audit.TrailSignatures;
import io.neosc.domain.audit.VerificationReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What {@code neosc audit verify --archive} looks at.
 *
 * @param folder with segments
 * @param outside what was kept outside the database
 */
record VerifiedArchive(
    Path folder, AuditFiles files, CheckpointsOutside outside, TrailSignatures trusted) {

  VerificationReport alone() {
    try (var kept = outside.all()) {
      return ArchiveProof.alone(
          files.archive(folder, trusted), kept.iterator(), outside.boundary(), trusted);
    }
  }

  /**
   * Together with the database behind it.
   *
   * @param stored looks at the database
   */
  VerificationReport before(Supplier<VerificationReport> stored, ApplicationContext beans) {
    var store = beans.getBean(CheckpointStore.class);
    var first = boundary(store);
    var report = stored.get();
    var boundary =
        Stream.of(first, boundary(store))
            .flatMap(Optional::stream)
            .filter(known -> known.head().seq() == report.from())
            .findFirst();
    try (var kept = outside.all()) {
      return ArchiveProof.before(
          report,
          boundary,
          () -> new ErasedBehind(beans.getBean(AuditTrail.class)).behind(report.from()),
          files.archive(folder, trusted),
          kept.iterator(),
          trusted);
    }
  }

  private static Optional<Boundary> boundary(CheckpointStore store) {
    return store.boundary(ChainHead.MAIN).map(FoundBoundary::boundary);
  }
}
