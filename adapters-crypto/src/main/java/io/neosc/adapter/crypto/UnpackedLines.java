package io.neosc.adapter.crypto;

import io.neosc.domain.audit.Finding.Kind;
import io.neosc.domain.audit.SegmentManifest.Content;
import io.neosc.domain.audit.Sha256;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a compressed file that a manifest tells of. The file is held against its length and
 * digest before the first line is given; it is bounded by what the manifest says, packed and
 * unpacked, so that no small file becomes a large one.
 */
final class UnpackedLines implements AutoCloseable {
  private static final int BLOCK = 1 << 16;

  private final Content content;
  private final BufferedReader lines;
  private long count;

  UnpackedLines(Path path, Content content) throws IOException {
    this.content = content;
    requireSame(path, content);
    this.lines =
        new BufferedReader(
            new InputStreamReader(
                new Bounded(
                    new GZIPInputStream(
                        new BufferedInputStream(
                            Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)),
                        BLOCK),
                    content.unpacked()),
                StandardCharsets.UTF_8.newDecoder()));
  }

  private static void requireSame(Path path, Content content) throws IOException {
    if (Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new Unsound(Kind.DELETED, path.getFileName() + " is missing");
    }
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        || Files.size(path) != content.length()) {
      throw new Unsound(
          Kind.CHANGED, path.getFileName() + " is not a file of the length that was signed");
    }
    var digest = Sha256.digest();
    try (var in =
        new DigestInputStream(Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    if (!Sha256.hex(digest.digest()).equals(content.digest())) {
      throw new Unsound(Kind.CHANGED, path.getFileName() + " is not the file that was signed");
    }
  }

  /** The next line; null if there is none, and then there were as many as was signed. */
  @Nullable String next() throws IOException {
    var line = lines.readLine();
    if (line != null) {
      count++;
    } else if (count != content.count()) {
      throw new Unsound(Kind.CHANGED, "has %d lines and not %d".formatted(count, content.count()));
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** Ends with an error where more comes than was signed. */
  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      var read = in.read(into, from, most);
      left -= Math.max(read, 0);
      if (left < 0) {
        throw new Unsound(Kind.CHANGED, "has more in a file than was signed");
      }
      return read;
    }
  }
}
