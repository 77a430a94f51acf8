package io.neosc.mongod;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The servers that run together, and the waiting for what they say of themselves. */
final class Members {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  /** Older than every election: a standalone server reports none. */
  private static final ObjectId NO_ELECTION = new ObjectId("000000000000000000000000");

  private final List<Member> members;

  Members(List<Member> members) {
    this.members = List.copyOf(members);
  }

  Member get(int number) {
    return members.get(number);
  }

  int size() {
    return members.size();
  }

  /** The address that names all of them. */
  String uri(boolean standalone) {
    return members.stream()
        .map(Member::host)
        .collect(
            Collectors.joining(
                ",", "mongodb://", standalone ? "/" : "/?replicaSet=" + Member.SET_NAME));
  }

  /** Makes them one replica set, waits for its primary and until all others follow. */
  void becomeReplicaSet() {
    var initiation = new Initiation(members);
    await("The replica set could not be initiated", initiation::succeeds);
    await(
        "Not every member joined the replica set",
        () -> primary().isPresent() && members.stream().allMatch(Members::isReady));
  }

  /** The member that was elected last of those that claim to accept writes, if any does. */
  Optional<Integer> primary() {
    record Claim(int member, ObjectId election) {}
    return IntStream.range(0, members.size())
        .boxed()
        .flatMap(number ->
            members.get(number).hello().stream()
                .filter(hello -> hello.getBoolean("isWritablePrimary", false))
                .map(hello -> new Claim(number, hello.get("electionId", NO_ELECTION))))
        .max(Comparator.comparing(Claim::election))
        .map(Claim::member);
  }

  /** Whether it is the primary or a secondary that has caught up. */
  static boolean isReady(Member member) {
    return member
        .hello()
        .filter(hello -> isTrue(hello, "isWritablePrimary") || isTrue(hello, "secondary"))
        .isPresent();
  }

  /**
   * Looks again and again until it holds.
   *
   * @throws MongodFailed when it does not hold in time, or when no member is running any more
   */
  void await(String failure, BooleanSupplier condition) {
    var deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (!condition.getAsBoolean()) {
      var running = members.stream().filter(Member::isRunning).findFirst();
      if (running.isEmpty()) {
        throw new MongodFailed(failure + ": mongod is not running" + lastLines());
      }
      if (System.nanoTime() - deadline > 0) {
        throw new MongodFailed(
            failure + " within " + LONGEST_WAIT.toSeconds() + " s" + lastLines());
      }
      running.get().pause();
    }
  }

  /** Stops all, at the same time, and gives their data folders back. */
  void close() {
    members.forEach(Member::requestStop);
    members.forEach(Member::close);
  }

  private String lastLines() {
    return members.stream().map(Member::lastLines).collect(Collectors.joining("\n"));
  }

  private static boolean isTrue(Document hello, String field) {
    return hello.getBoolean(field, false);
  }
}
