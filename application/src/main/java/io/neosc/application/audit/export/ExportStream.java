package io.neosc.application.audit.export;

import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.export.ExportFormat;
import io.neosc.domain.audit.export.ExportProof;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of an export, made a page at a time when they are read: header, records, proof. When
 * something fails it throws and never gives a proof, so that what was read is not taken for all.
 */
final class ExportStream extends InputStream {
  private static final Logger log = LoggerFactory.getLogger(ExportStream.class);
  private static final int END = -1;
  private static final int BYTE = 0xff;

  private final ExportedEntries entries;
  private final ExportProgress progress;
  private final ExportFormat format;
  private final Function<ExportProgress, ExportProof> proof;
  private final InstantSource clock;
  private final Runnable ended;
  private byte[] piece = new byte[0];
  private int at;
  private boolean begun;
  private boolean proven;
  private volatile boolean closed;
  private volatile Instant lastRead;

  /**
   * @param progress of an export that is gone on with, else new
   * @param proof signs what was written in the end
   * @param ended is run when it is closed, once
   */
  ExportStream(
      ExportedEntries entries,
      ExportProgress progress,
      ExportFormat format,
      Function<ExportProgress, ExportProof> proof,
      InstantSource clock,
      Runnable ended) {
    this.entries = entries;
    this.progress = progress;
    this.format = format;
    this.proof = proof;
    this.clock = clock;
    this.ended = ended;
    this.begun = progress.bytes() > 0;
    this.lastRead = clock.instant();
  }

  /** When somebody read from it last. */
  Instant lastRead() {
    return lastRead;
  }

  @Override
  public int read() throws IOException {
    return filled() ? piece[at++] & BYTE : END;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!filled()) {
      return END;
    }
    var most = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, target, offset, most);
    at += most;
    return most;
  }

  private boolean filled() throws IOException {
    lastRead = clock.instant();
    while (at == piece.length && !proven) {
      if (closed) {
        throw new IOException("The export was ended");
      }
      fill();
    }
    return at < piece.length;
  }

  private void fill() throws IOException {
    try {
      var page = entries.next();
      piece = page.isEmpty() ? proof() : records(page);
      at = 0;
    } catch (RuntimeException failed) {
      close();
      log.warn("An export was broken off: {}", failed.getMessage());
      throw new IOException("The export was broken off", failed);
    }
  }

  private byte[] records(List<AuditEntry> page) {
    var text = new StringBuilder();
    header(text);
    for (var entry : page) {
      text.append(format.record(entry)).append(format.lineEnd());
      progress.wrote(entry);
    }
    return digested(text);
  }

  private void header(StringBuilder text) {
    if (!begun && !format.header().isEmpty()) {
      text.append(format.header()).append(format.lineEnd());
    }
    begun = true;
  }

  private byte[] digested(StringBuilder text) {
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    progress.digest().update(bytes);
    return bytes;
  }

  private byte[] proof() {
    if (!begun) {
      var text = new StringBuilder();
      header(text);
      return digested(text);
    }
    proven = true;
    return (format.trailer(proof.apply(progress)) + format.lineEnd())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Nothing more is made; whoever still reads is told so. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      ended.run();
    }
  }
}
