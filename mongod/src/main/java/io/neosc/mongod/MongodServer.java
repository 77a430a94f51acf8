package io.neosc.mongod;

import java.util.List;

/**
 * A running MongoDB server of one member, on a free port of the loopback interface. It stops when
 * it is closed, and also when this process ends in any way, SIGKILL included. Use it from one
 * thread at a time; its address may be used by any number.
 */
public final class MongodServer implements AutoCloseable {

  private final Members alone;
  private final boolean standalone;

  private MongodServer(Member member, boolean standalone) {
    this.alone = new Members(List.of(member));
    this.standalone = standalone;
  }

  /**
   * Starts it and waits until it accepts writes. Kept data come up again after an unclean stop and
   * on another port.
   *
   * @throws MongodNotFound when there is nothing to start
   * @throws MongodFailed when the data folder is in use or the server does not come up
   */
  public static MongodServer start(MongodOptions options) {
    var member = Member.start(options.program().orElseGet(Mongod::find), options);
    var server = new MongodServer(member, options.standalone());
    try {
      if (!options.standalone()) {
        server.alone.becomeReplicaSet();
      }
      server.awaitWritable();
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** The address to hand to a driver as {@code MONGODB_URI}; the same after a restart. */
  public String uri() {
    return alone.uri(standalone);
  }

  /** The process id of mongod, or of the Docker client in front of it. */
  public long pid() {
    return member().pid();
  }

  /** Kills it with SIGKILL; returns when the process is gone. Its data stay. */
  public void kill() {
    member().kill();
  }

  /** Starts a killed server again on its port and data; returns when it accepts writes. */
  public void restart() {
    member().restart();
    awaitWritable();
  }

  /**
   * Kills it and starts it again on its port and data, with access control: only those whom
   * commands to the server as it was made users get in.
   */
  public void restartWithAccessControl() {
    member().restartGuarded();
    awaitWritable();
  }

  /** Stops it with SIGSTOP: its connections stay open and nothing is answered. */
  public void freeze() {
    member().freeze();
  }

  /** Lets a frozen server go on. */
  public void thaw() {
    member().thaw();
  }

  /** Stops it cleanly, by force when that takes too long, and deletes temporary data. */
  @Override
  public void close() {
    alone.close();
  }

  private Member member() {
    return alone.get(0);
  }

  private void awaitWritable() {
    alone.await("The server accepted no writes", () -> alone.primary().isPresent());
  }
}
