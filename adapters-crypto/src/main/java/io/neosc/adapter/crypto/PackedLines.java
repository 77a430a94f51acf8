package io.neosc.adapter.crypto;

import io.neosc.domain.audit.SegmentManifest.Content;
import io.neosc.domain.audit.Sha256;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.zip.GZIPOutputStream;

/**
 * Lines that are written into a compressed file. Neither time nor name is in it, so equal lines are
 * equal bytes.
 */
final class PackedLines implements AutoCloseable {
  private final FileChannel file;
  private final Counted packed;
  private final GZIPOutputStream out;
  private long count;
  private long unpacked;

  PackedLines(Path path) throws IOException {
    this.file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    this.packed = new Counted(new BufferedOutputStream(Channels.newOutputStream(file)));
    this.out = new GZIPOutputStream(packed);
  }

  void add(String line) throws IOException {
    var bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
    out.write(bytes);
    unpacked += bytes.length;
    count++;
  }

  /** Ends it; when this returns, it is on the disk. */
  Content finished() throws IOException {
    out.finish();
    out.flush();
    file.force(true);
    return new Content(count, Sha256.hex(packed.digest.digest()), packed.length, unpacked);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Takes the digest of what passes. */
  private static final class Counted extends FilterOutputStream {
    private final MessageDigest digest = Sha256.digest();
    private long length;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int more) throws IOException {
      digest.update(bytes, from, more);
      length += more;
      out.write(bytes, from, more);
    }
  }
}
