package io.neosc.adapter.crypto;

import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The checkpoints in a file on this machine, one line each, only ever appended to. A line that a
 * crash cut short is cut off before the next one is written. Processes may share the file: each
 * line is written once. Within a process it is for one thread.
 */
final class CheckpointFile implements CheckpointsOutside {
  /** No line is longer; the end of the file is read, not all of it. */
  static final int LONGEST_LINE = 1024;

  private final Path file;

  CheckpointFile(Path file) {
    this.file = file;
  }

  @Override
  public Optional<Checkpoint> last() {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return last(channel);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  @Override
  public Stream<FoundCheckpoint> all() {
    if (Files.notExists(file)) {
      return Stream.empty();
    }
    try {
      long whole;
      try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
        whole = whole(channel);
      }
      var lines = new CheckpointLines(Files.newInputStream(file), whole);
      var ordered = Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED);
      return StreamSupport.stream(ordered, false).onClose(lines::close);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  @Override
  public void append(List<Checkpoint> checkpoints) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (var channel =
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
          var _ = channel.lock()) {
        mend();
        var kept = last().map(last -> last.head().seq()).orElse(0L);
        var lines = new StringBuilder();
        for (var checkpoint : checkpoints) {
          if (checkpoint.head().seq() > kept) {
            lines.append(checkpoint.line()).append('\n');
          }
        }
        var bytes = StandardCharsets.US_ASCII.encode(lines.toString());
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Only if there is something to cut off: otherwise a file that can but grow will do. */
  private void mend() throws IOException {
    try (var reading = FileChannel.open(file, StandardOpenOption.READ)) {
      var whole = whole(reading);
      if (whole < reading.size()) {
        try (var writing = FileChannel.open(file, StandardOpenOption.WRITE)) {
          writing.truncate(whole);
        }
      }
    }
  }

  private Optional<Checkpoint> last(FileChannel channel) throws IOException {
    var end = whole(channel);
    if (end == 0) {
      return Optional.empty();
    }
    var text = text(channel, Math.max(0, end - LONGEST_LINE), end - 1);
    try {
      return Optional.of(Checkpoint.parse(text.substring(text.lastIndexOf('\n') + 1)));
    } catch (IllegalArgumentException e) {
      throw new IOException("Its last line is not that of a checkpoint", e);
    }
  }

  /** Where the last line that was written to its end is over. */
  private static long whole(FileChannel channel) throws IOException {
    var size = channel.size();
    var from = Math.max(0, size - LONGEST_LINE);
    var newline = text(channel, from, size).lastIndexOf('\n');
    if (newline < 0 && from > 0) {
      throw new IOException("Its last line is longer than that of any checkpoint");
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

  private UncheckedIOException unusable(IOException e) {
    return new UncheckedIOException("The checkpoints in " + file + " cannot be kept or read", e);
  }
}
