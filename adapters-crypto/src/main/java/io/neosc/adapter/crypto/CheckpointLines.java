package io.neosc.adapter.crypto;

import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundCheckpoint;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The lines at the beginning of a file of checkpoints, read one by one. */
final class CheckpointLines implements Iterator<FoundCheckpoint>, AutoCloseable {
  private final InputStream in;
  private final byte[] line = new byte[CheckpointFile.LONGEST_LINE];
  private long left;
  private long seq;

  /**
   * @param length how many bytes; what was written later is not read
   */
  CheckpointLines(InputStream in, long length) {
    this.in = new BufferedInputStream(in);
    this.left = length;
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public FoundCheckpoint next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      var checkpoint = Checkpoint.parse(text());
      seq = checkpoint.head().seq();
      return FoundCheckpoint.of(checkpoint);
    } catch (IllegalArgumentException _) {
      seq++;
      return new FoundCheckpoint(seq, null);
    }
  }

  /** Up to the line feed; what is too long for a checkpoint is cut short, and then is none. */
  private String text() {
    var length = 0;
    for (var b = read(); b >= 0 && b != '\n'; b = read()) {
      if (length < line.length) {
        line[length] = (byte) b;
        length++;
      }
    }
    return new String(line, 0, length, StandardCharsets.ISO_8859_1);
  }

  private int read() {
    if (left == 0) {
      return -1;
    }
    left--;
    try {
      return in.read();
    } catch (IOException e) {
      throw new UncheckedIOException("The checkpoints that were kept cannot be read", e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
