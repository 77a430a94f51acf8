package io.neosc.adapter.websocket;

import io.neosc.domain.shared.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A connection in memory, whose reader takes what it is told to take. */
final class FakeConnection implements Connection {
  final List<byte[]> written = new ArrayList<>();
  private final ArrayDeque<Runnable> inFlight = new ArrayDeque<>();
  private boolean reading = true;
  private boolean writable = true;
  private boolean open = true;
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  @Nullable Closing closed;
  @Nullable IpAddress address;

  /** A reader that takes nothing until it is told to. */
  static FakeConnection ofASleepingReader() {
    var connection = new FakeConnection();
    connection.reading = false;
    return connection;
  }

  /** The reader takes the oldest {@code count} frames in flight. */
  void read(int count) {
    for (var i = 0; i < count && !inFlight.isEmpty(); i++) {
      inFlight.poll().run();
    }
  }

  int inFlight() {
    return inFlight.size();
  }

  void writable(boolean isWritable) {
    writable = isWritable;
  }

  void cut() {
    open = false;
    gone.complete(null);
  }

  List<String> texts() {
    return written.stream().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList();
  }

  @Override
  public @Nullable IpAddress address() {
    return address;
  }

  @Override
  public void execute(Runnable task) {
    task.run();
  }

  @Override
  public boolean writable() {
    return writable;
  }

  @Override
  public void write(byte[] text, Runnable done) {
    written.add(text);
    if (reading) {
      done.run();
    } else {
      inFlight.add(done);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close(Closing why) {
    if (closed == null) {
      closed = why;
    }
  }

  @Override
  public CompletableFuture<Void> closed() {
    return gone;
  }

  @Override
  public boolean open() {
    return open;
  }
}
