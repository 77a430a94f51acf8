package io.neosc.mongod;

import com.mongodb.MongoException;
import java.util.ArrayList;
import org.bson.Document;

/**
 * A replica set of several servers on this machine, for tests of what happens when members fail.
 * Members are numbered from 0 and keep number, port and data through kill and restart. All stop
 * when the set is closed or this process ends in any way. Use it from one thread at a time.
 */
public final class ReplicaSet implements AutoCloseable {

  private static final int STEPPED_DOWN_SECONDS = 10;

  private final Members members;

  private ReplicaSet(Members members) {
    this.members = members;
  }

  /**
   * Starts this many servers with fresh data and waits until one is primary and all others follow.
   *
   * @throws IllegalArgumentException when the options ask for kept data or a standalone server
   * @throws MongodNotFound when there is nothing to start
   * @throws MongodFailed when the set does not come up
   */
  public static ReplicaSet start(int members, MongodOptions options) {
    if (members < 1 || options.standalone() || options.dataFolder().isPresent()) {
      throw new IllegalArgumentException("A replica set has members with temporary data only");
    }
    var program = options.program().orElseGet(Mongod::find);
    if (members > 1 && program instanceof Mongod.DockerImage && !CommandLine.hostNetworkWorks()) {
      throw new MongodFailed(
          "Several members in Docker need the host's network, which only Linux has: install mongod");
    }
    var started = new ArrayList<Member>();
    try {
      for (int i = 0; i < members; i++) {
        started.add(Member.start(program, options));
      }
      var set = new Members(started);
      set.becomeReplicaSet();
      return new ReplicaSet(set);
    } catch (RuntimeException e) {
      new Members(started).close();
      throw e;
    }
  }

  /** The address to hand to a driver as {@code MONGODB_URI}. */
  public String uri() {
    return members.uri(false);
  }

  /** How many members it has, running or not. */
  public int size() {
    return members.size();
  }

  /**
   * The number of the member that accepts writes, waiting while there is none. A member that was
   * frozen as primary and does not know yet that it was replaced is not taken for it.
   */
  public int primary() {
    var primary = new int[1];
    members.await(
        "No member became primary",
        () -> {
          var found = members.primary();
          found.ifPresent(number -> primary[0] = number);
          return found.isPresent();
        });
    return primary[0];
  }

  /** Makes another member primary and returns its number; nobody is killed. */
  public int stepDown() {
    var before = primary();
    try {
      members
          .get(before)
          .run(
              new Document("replSetStepDown", STEPPED_DOWN_SECONDS)
                  .append("secondaryCatchUpPeriodSecs", STEPPED_DOWN_SECONDS / 2));
    } catch (MongoException _) {
      // Elections and closed connections answer with errors: the wait below tells the outcome.
    }
    members.await(
        "Nobody took over", () -> members.primary().filter(now -> now != before).isPresent());
    return primary();
  }

  /** Kills a member with SIGKILL; returns when its process is gone. */
  public void kill(int member) {
    members.get(member).kill();
  }

  /** Starts a killed member again on its port and data; returns when it has caught up. */
  public void restart(int member) {
    var restarted = members.get(member);
    restarted.restart();
    members.await("The member did not come back", () -> Members.isReady(restarted));
  }

  /** Stops a member with SIGSTOP: its connections stay open and nothing is answered. */
  public void freeze(int member) {
    members.get(member).freeze();
  }

  /** Lets a frozen member go on. */
  public void thaw(int member) {
    members.get(member).thaw();
  }

  /** The process id of a member, as {@link MongodServer#pid()}. */
  public long pid(int member) {
    return members.get(member).pid();
  }

  /** Stops all members, by force where that takes too long, and deletes their data. */
  @Override
  public void close() {
    members.close();
  }
}
