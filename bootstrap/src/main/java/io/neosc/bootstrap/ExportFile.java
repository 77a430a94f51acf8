package io.neosc.bootstrap;

import io.neosc.application.audit.export.ExportVerification;
import io.neosc.domain.audit.TrailSignatures;
import io.neosc.domain.audit.VerificationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An export that lies in a file (AU-10). */
final class ExportFile {
  private ExportFile() {}

  /**
   * What there is to say of it; empty if it is no export.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  static Optional<VerificationReport> verified(Path file, TrailSignatures trusted) {
    Optional<ExportVerification> expected;
    try (var in = Files.newInputStream(file)) {
      expected = ExportVerification.of(in);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return expected.map(export -> report(export, file, trusted));
  }

  private static VerificationReport report(
      ExportVerification export, Path file, TrailSignatures trusted) {
    try (var in = Files.newInputStream(file)) {
      return export.report(in, trusted);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static UncheckedIOException unreadable(Path file, IOException e) {
    return new UncheckedIOException("The entries in " + file + " cannot be read", e);
  }
}
