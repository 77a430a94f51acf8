package io.neosc.adapter.crypto;

import io.neosc.domain.audit.SegmentManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * The files of an archive. Whatever is unfinished has another name, and what has its name is
 * changed by the latest holder of the lease alone: its token is kept beside them, in {@code
 * .fence}.
 */
record ArchiveFiles(Path folder) {
  private static final Pattern UNFINISHED = Pattern.compile("\\.tmp-([0-9]{1,18})-.*");
  private static final String FENCE = ".fence";
  private static final int TOKEN_DIGITS = 19;
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final FileAttribute<?>[] OWNER_ALONE = {
    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
  };

  /** A file is locked for a whole process. */
  private static final ReentrantLock HERE = new ReentrantLock();

  /** Something that is done to files. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /**
   * Does it while nobody else does, in this process or another, unless a later holder of the lease
   * has been here; what earlier ones left unfinished is removed before.
   *
   * @param token of the lease
   */
  void alone(long token, Work work) throws IOException {
    made();
    HERE.lock();
    try (var file =
            FileChannel.open(
                folder.resolve(FENCE),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        var _ = file.lock()) {
      var latest = token(file);
      if (token < latest) {
        throw new IOException(
            "Holder %d of the lease has been here, and this is %d; if the database was put back"
                    .formatted(latest, token)
                + " to an older state, remove the file "
                + FENCE);
      }
      if (token > latest) {
        file.write(ByteBuffer.wrap(digits(token).getBytes(StandardCharsets.US_ASCII)), 0);
        file.force(true);
      }
      clear(token);
      work.run();
    } finally {
      HERE.unlock();
    }
  }

  /** What it holds is of persons: others than the server's user see only a folder made for them. */
  private void made() throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(folder.toAbsolutePath().getParent());
    try {
      Files.createDirectory(folder, POSIX ? OWNER_ALONE : new FileAttribute<?>[0]);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  private static long token(FileChannel file) throws IOException {
    var digits = ByteBuffer.allocate(TOKEN_DIGITS);
    file.read(digits, 0);
    var said = new String(digits.array(), 0, digits.position(), StandardCharsets.US_ASCII);
    try {
      return said.isEmpty() ? 0 : Long.parseLong(said);
    } catch (NumberFormatException _) {
      throw new IOException("The file " + FENCE + " has no token");
    }
  }

  private static String digits(long token) {
    return ("%0" + TOKEN_DIGITS + "d").formatted(token);
  }

  Path unfinished(long token, String what) {
    return folder.resolve(".tmp-%d-%s".formatted(token, what));
  }

  /** Writes an unfinished one; when this returns, it is on the disk. */
  Path unfinished(long token, SegmentManifest manifest) throws IOException {
    var file = unfinished(token, "manifest");
    Files.writeString(file, manifest.line());
    force(file);
    return file;
  }

  /** Gives a file its name, over what may have it. */
  void finish(Path unfinished, String name) throws IOException {
    Files.move(
        unfinished,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** What is said of the archive where something fails. */
  UncheckedIOException unusable(IOException e) {
    return new UncheckedIOException(
        "The archive in %s cannot be used: %s".formatted(folder, e.getMessage()), e);
  }

  /** When this returns, all names are on the disk as they are. */
  void force() throws IOException {
    forceNames(folder);
  }

  /** The same for any folder. */
  static void forceNames(Path folder) throws IOException {
    if (POSIX) {
      force(folder); // Windows opens no folders, and keeps names without being asked
    }
  }

  /** When this returns, what was written to the file is on the disk. */
  static void force(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  void remove(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  private void clear(long token) throws IOException {
    for (var name : names()) {
      var found = UNFINISHED.matcher(name);
      if (found.matches() && Long.parseLong(found.group(1)) < token) {
        remove(name);
      }
    }
  }

  List<String> names() throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    var names = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }

  /** Those of a chain that have a manifest, by their first place and then by their last. */
  List<SegmentNames> segments(String chain) throws IOException {
    return names().stream()
        .flatMap(name -> SegmentNames.ofManifest(name).stream())
        .filter(segment -> segment.chain().equals(chain))
        .sorted(Comparator.comparingLong(SegmentNames::first).thenComparingLong(SegmentNames::last))
        .toList();
  }
}
