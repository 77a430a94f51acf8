package io.neosc.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;

/**
 * The folder in which development mode and the demo keep what the next start needs. Secrets lie in
 * files that only their owner can read.
 */
record DataFolder(Path path) {
  private static final FileAttribute<?>[] OWNER_ALONE = {
    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
  };

  static DataFolder at(String path) {
    try {
      return new DataFolder(Files.createDirectories(Path.of(path)).toAbsolutePath().normalize());
    } catch (IOException e) {
      throw new StartRefused(
          "The data folder cannot be made: " + e.getMessage() + ". Set NEOSC_DATA_DIR to another.");
    }
  }

  Path mongod() {
    return path.resolve("mongod");
  }

  /** The secret of this name, {@code bytes} random ones in base64url when there is none yet. */
  String secret(String name, int bytes) {
    var file = path.resolve(name);
    try {
      if (Files.notExists(file)) {
        write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random(bytes)));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("A secret cannot be kept in " + path, e);
    }
  }

  /** Somebody who starts at the same moment may be first; then theirs is used. */
  private static void write(Path file, String secret) throws IOException {
    var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    try (var channel =
        Files.newByteChannel(
            file,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            posix ? OWNER_ALONE : new FileAttribute<?>[0])) {
      channel.write(StandardCharsets.US_ASCII.encode(secret + "\n"));
    } catch (FileAlreadyExistsException _) {
      return;
    }
  }

  private static byte[] random(int bytes) {
    var drawn = new byte[bytes];
    new SecureRandom().nextBytes(drawn);
    return drawn;
  }
}
