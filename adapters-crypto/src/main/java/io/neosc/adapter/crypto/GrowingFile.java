package io.neosc.adapter.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Function;

/**
 * A file of lines of ASCII that is only ever appended to. A line that a crash cut short is cut off
 * before the next one is written. Processes may share the file; within one it is for one thread.
 *
 * @param longest no line has more bytes; the end of the file is read, not all of it
 */
record GrowingFile(Path path, int longest) {

  boolean missing() {
    return Files.notExists(path);
  }

  /** The last line that was written to its end, without its line feed; empty if there is none. */
  Optional<String> last() throws IOException {
    if (missing()) {
      return Optional.empty();
    }
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      var end = whole(channel);
      if (end == 0) {
        return Optional.empty();
      }
      var text = text(channel, Math.max(0, end - longest), end - 1);
      return Optional.of(text.substring(text.lastIndexOf('\n') + 1));
    }
  }

  /** Where the last line that was written to its end is over. */
  long whole() throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return whole(channel);
    }
  }

  /**
   * Appends lines, each with its line feed; when this returns, they are on the disk.
   *
   * @param lines what to append behind the last line; no other process appends meanwhile
   */
  void append(Function<Optional<String>, String> lines) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    try (var channel =
            FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        var _ = channel.lock()) {
      mend();
      var bytes = StandardCharsets.US_ASCII.encode(lines.apply(last()));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Only if there is something to cut off: otherwise a file that can but grow will do. */
  private void mend() throws IOException {
    try (var reading = FileChannel.open(path, StandardOpenOption.READ)) {
      var whole = whole(reading);
      if (whole < reading.size()) {
        try (var writing = FileChannel.open(path, StandardOpenOption.WRITE)) {
          writing.truncate(whole);
        }
      }
    }
  }

  private long whole(FileChannel channel) throws IOException {
    var size = channel.size();
    var from = Math.max(0, size - longest);
    var newline = text(channel, from, size).lastIndexOf('\n');
    if (newline < 0 && from > 0) {
      throw new IOException("Its last line is longer than any that was written");
    }
    return newline < 0 ? 0 : from + newline + 1;
  }

  private static String text(FileChannel channel, long from, long to) throws IOException {
    var bytes = ByteBuffer.allocate((int) (to - from));
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
      // until all of it is read
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
  }
}
