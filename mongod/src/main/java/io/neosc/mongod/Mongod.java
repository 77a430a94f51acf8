package io.neosc.mongod;

import java.nio.file.Path;

/** What a MongoDB server can be started from on this machine. */
public sealed interface Mongod {

  /**
   * Finds it in the fixed order that {@link MongodLocator} documents.
   *
   * @throws MongodNotFound with what was looked for and what to install
   */
  static Mongod find() {
    return MongodLocator.ofThisMachine().find();
  }

  /** A program on this machine, run as a child process. */
  record Executable(Path path) implements Mongod {}

  /**
   * An image that the local Docker engine already holds, run as a container.
   *
   * @param docker the Docker client
   * @param name with its tag, as in {@code mongo:8}
   */
  record DockerImage(Path docker, String name) implements Mongod {}
}
