package io.neosc.domain.audit.export;

import io.neosc.domain.audit.AuditEntry;
import java.util.Optional;

/** The lines themselves. */
final class JsonLines implements Dress {
  @Override
  public String record(AuditEntry entry, String line) {
    return line;
  }

  @Override
  public String lineIn(String record) {
    return record;
  }

  @Override
  public String trailer(ExportProof proof) {
    return proof.line();
  }

  @Override
  public Optional<String> proofIn(String record) {
    return Optional.of(record);
  }
}
