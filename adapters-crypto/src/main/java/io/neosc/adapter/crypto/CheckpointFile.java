package io.neosc.adapter.crypto;

import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.FoundCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The checkpoints in a file on this machine, one line each, and the boundaries in another, since in
 * the first whatever is no checkpoint is an alarm.
 */
final class CheckpointFile implements CheckpointsOutside {
  /** No line is longer. */
  static final int LONGEST_LINE = 1024;

  private final GrowingFile checkpoints;
  private final GrowingFile boundaries;

  CheckpointFile(Path checkpoints, Path boundaries) {
    this.checkpoints = new GrowingFile(checkpoints, LONGEST_LINE);
    this.boundaries = new GrowingFile(boundaries, LONGEST_LINE);
  }

  @Override
  public Optional<Checkpoint> last() {
    return last(checkpoints, Checkpoint::parse);
  }

  @Override
  public Optional<Boundary> boundary() {
    return last(boundaries, Boundary::parse);
  }

  private static <T> Optional<T> last(GrowingFile file, Function<String, T> parse) {
    try {
      return file.last().map(parse);
    } catch (IOException e) {
      throw unusable(file, e);
    } catch (IllegalArgumentException e) {
      throw unusable(file, new IOException("Its last line is none that was written", e));
    }
  }

  @Override
  public Stream<FoundCheckpoint> all() {
    if (checkpoints.missing()) {
      return Stream.empty();
    }
    try {
      var whole = checkpoints.whole();
      var lines = new CheckpointLines(Files.newInputStream(checkpoints.path()), whole);
      var ordered = Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED);
      return StreamSupport.stream(ordered, false).onClose(lines::close);
    } catch (IOException e) {
      throw unusable(checkpoints, e);
    }
  }

  /** Without parsing the others, which are many. */
  @Override
  public List<Checkpoint> introductions() {
    if (checkpoints.missing()) {
      return List.of();
    }
    try (var lines = Files.lines(checkpoints.path(), StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.contains("\"next_key\""))
          .flatMap(line -> introduction(line).stream())
          .toList();
    } catch (IOException e) {
      throw unusable(checkpoints, e);
    }
  }

  private static Optional<Checkpoint> introduction(String line) {
    try {
      return Optional.of(Checkpoint.parse(line)).filter(checkpoint -> checkpoint.next() != null);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public void append(List<Checkpoint> newer) {
    append(
        checkpoints,
        line -> {
          var kept = line.map(Checkpoint::parse).map(last -> last.head().seq()).orElse(0L);
          var lines = new StringBuilder();
          newer.stream()
              .filter(checkpoint -> checkpoint.head().seq() > kept)
              .forEach(checkpoint -> lines.append(checkpoint.line()).append('\n'));
          return lines.toString();
        });
  }

  @Override
  public void keep(Boundary boundary) {
    append(
        boundaries,
        line -> {
          var kept = line.map(Boundary::parse).map(last -> last.head().seq()).orElse(0L);
          return boundary.head().seq() > kept ? boundary.line() + '\n' : "";
        });
  }

  private static void append(GrowingFile file, Function<Optional<String>, String> lines) {
    try {
      file.append(lines);
    } catch (IOException e) {
      throw unusable(file, e);
    } catch (IllegalArgumentException e) {
      throw unusable(file, new IOException("Its last line is none that was written", e));
    }
  }

  private static UncheckedIOException unusable(GrowingFile file, IOException e) {
    return new UncheckedIOException(
        "What was signed, in " + file.path() + ", cannot be kept or read", e);
  }
}
