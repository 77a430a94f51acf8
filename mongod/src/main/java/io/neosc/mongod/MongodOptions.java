package io.neosc.mongod;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a server is started.
 *
 * @param program what to start; searched for with {@link Mongod#find()} when absent
 * @param dataFolder kept and used again by the next start; when absent, a fresh folder that is
 *     deleted when the server stops
 * @param standalone without a replica set: only to test that NeoSC refuses such a server
 * @param testCommands with fail points ({@code enableTestCommands})
 * @param accessControl letting in only who has signed in, with the rights of its roles
 */
public record MongodOptions(
    Optional<Mongod> program,
    Optional<Path> dataFolder,
    boolean standalone,
    boolean testCommands,
    boolean accessControl) {

  /** Data of its own in a fresh folder that is gone after the server has stopped. */
  public static MongodOptions temporary() {
    return new MongodOptions(Optional.empty(), Optional.empty(), false, false, false);
  }

  /** Data that outlive the server, in this folder; one server at a time can use it. */
  public static MongodOptions keptIn(Path folder) {
    return new MongodOptions(Optional.empty(), Optional.of(folder), false, false, false);
  }

  /** The same, run from this program instead of what is found on the machine. */
  public MongodOptions runBy(Mongod mongod) {
    return new MongodOptions(
        Optional.of(mongod), dataFolder, standalone, testCommands, accessControl);
  }

  /** The same without a replica set. */
  public MongodOptions asStandalone() {
    return new MongodOptions(program, dataFolder, true, testCommands, accessControl);
  }

  /** The same with MongoDB's test commands, among them {@code configureFailPoint}. */
  public MongodOptions withTestCommands() {
    return new MongodOptions(program, dataFolder, standalone, true, accessControl);
  }

  /** The same with access control: somebody must have been made who can sign in. */
  MongodOptions withAccessControl() {
    return new MongodOptions(program, dataFolder, standalone, testCommands, true);
  }
}
