package io.neosc.application.audit.port.in;

import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.audit.export.ExportFormat;
import java.io.IOException;
import java.io.InputStream;

/** Exporting the trail with its proof (AU-10). */
public interface ExportCommands {

  /**
   * An export that was begun.
   *
   * @param id by which the trail names it
   * @param body its bytes, made as they are read, some 500 entries at a time; to be closed. If it
   *     throws, what was read so far is no export: it lacks its proof.
   */
  record Export(String id, ExportFormat format, InputStream body) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /**
   * Begins an export of what is stored now and fits. That it was asked for is in the trail before
   * the first byte (AU-13).
   *
   * @throws io.neosc.domain.audit.export.ExportsUnderway if the node makes as many as it may, or
   *     one for this account
   * @throws io.neosc.domain.audit.SearchTooBroad if its first entries were not found within 5 s
   * @throws io.neosc.application.shared.port.StoreUnavailable if it cannot be audited or read
   */
  Export begin(CommitContext context, ExportFormat format, AuditFilter filter);
}
