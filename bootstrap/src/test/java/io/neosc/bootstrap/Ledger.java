package io.neosc.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What callers were promised, as they themselves wrote it down: each acknowledged operation lies on
 * the disk before its caller goes on.
 */
final class Ledger implements AutoCloseable {
  /** What was acknowledged. */
  enum Kind {
    REGISTERED,
    SIGNED_IN,
    LAUNCHED,
    STOPPED,
    SIGNED_OUT
  }

  /** One acknowledged operation on an account or a session. */
  record Line(Kind kind, String subject) {}

  private final Path file;
  private final FileChannel channel;
  private final AtomicInteger size = new AtomicInteger();

  Ledger(Path file) {
    this.file = file;
    try {
      this.channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void acknowledged(Kind kind, String subject) {
    try {
      channel.write(StandardCharsets.US_ASCII.encode(kind + " " + subject + "\n"));
      channel.force(false);
      size.incrementAndGet();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int size() {
    return size.get();
  }

  List<Line> lines() {
    var lines = new ArrayList<Line>();
    try {
      for (var line : Files.readAllLines(file)) {
        var space = line.indexOf(' ');
        lines.add(new Line(Kind.valueOf(line.substring(0, space)), line.substring(space + 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  List<String> subjects(Kind kind) {
    return lines().stream().filter(line -> line.kind() == kind).map(Line::subject).toList();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
