package io.neosc.mongod;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder of one server: its database, its log, and the lock that keeps others out. */
final class DataFolder implements AutoCloseable {

  private static final String LOCK = "in-use";
  private static final int LINES_SHOWN = 10;

  private final Path path;
  private final boolean temporary;
  private final FileChannel lock;

  private DataFolder(Path path, boolean temporary, FileChannel lock) {
    this.path = path;
    this.temporary = temporary;
    this.lock = lock;
  }

  /**
   * The folder that the options name, which outlives the server, or else a fresh one that is
   * deleted when it is closed.
   *
   * @throws MongodFailed when another server uses it, or when it cannot be made
   */
  static DataFolder of(MongodOptions options) {
    try {
      return options.dataFolder().isPresent()
          ? locked(Files.createDirectories(options.dataFolder().get()).toAbsolutePath(), false)
          : locked(Files.createTempDirectory("neosc-mongod-"), true);
    } catch (IOException e) {
      throw new MongodFailed("The data folder of mongod could not be made: " + e, e);
    }
  }

  private static DataFolder locked(Path path, boolean temporary) throws IOException {
    var file = path.resolve(LOCK);
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (!isLocked(channel)) {
        throw new MongodFailed(
            "The data folder "
                + path
                + " is in use by another NeoSC (process "
                + Files.readString(file).strip()
                + "). Stop that one first, or name another folder with NEOSC_DATA_DIR.");
      }
      var owner = ProcessHandle.current().pid() + "\n";
      channel.truncate(0).write(StandardCharsets.US_ASCII.encode(owner));
      Files.createDirectories(path.resolve("db"));
      return new DataFolder(path, temporary, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      @Nullable Object held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  Path path() {
    return path;
  }

  boolean isTemporary() {
    return temporary;
  }

  /** Puts the log of the run before aside, so that logs of a kept folder do not grow for ever. */
  void startNewLog() throws IOException {
    try {
      Files.move(log(), path.resolve("mongod.log.1"), StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException _) {
      // The first run has no log before it.
    }
  }

  /** The end of the log, to be appended to a message. */
  String lastLines() {
    try {
      var lines = Files.readString(log()).strip().lines().toList();
      var last = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
      return ". The last lines of " + log() + ":\n" + String.join("\n", last);
    } catch (IOException _) {
      return " and left no log at " + log();
    }
  }

  private Path log() {
    return path.resolve("mongod.log");
  }

  /** Lets others in, or deletes the folder when it is temporary. */
  @Override
  public void close() {
    try (lock) {
      if (temporary) {
        Folders.delete(path);
      }
    } catch (IOException e) {
      throw new MongodFailed("The data folder could not be released: " + path, e);
    }
  }
}
