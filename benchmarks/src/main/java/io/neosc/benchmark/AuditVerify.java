package io.neosc.benchmark;

import com.mongodb.client.MongoClients;
import io.neosc.application.audit.TrailProof;
import io.neosc.application.audit.TrailProof.Range;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditLine;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.CheckpointTrust;
import io.neosc.domain.audit.FoundBoundary;
import io.neosc.domain.audit.FoundCheckpoint;
import io.neosc.domain.audit.FoundEntry;
import io.neosc.domain.audit.TrailSignatures;
import io.neosc.domain.audit.TrailSignatures.Answer;
import io.neosc.domain.audit.Verdict.Status;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.audit.VerificationReport;
import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Verifying a trail (AU-9), with what can be done no faster beside it: SHA-256 over the bytes of
 * each entry and of its personal part, which lie ready in memory. Three times: entries in memory,
 * lines of a file that is in memory, a database on this machine. Each round measures all of them in
 * turn; medians of nine rounds after six to warm up. One thread verifies.
 *
 * <p>Entries in memory and hashing take turns every 1,000 entries, and of each round the time
 * counts that a quarter of these slices stayed below: whoever shares the processor's cores slows
 * down what waits for memory far more than hashing, which has instructions of its own.
 */
public final class AuditVerify {
  private static final int ROUNDS = 9;
  private static final int WARM_UP = 6;
  private static final int SLICE = 1_000;
  private static final double GOAL = 50_000;
  private static final double MOST_TIMES = 4;
  private static final TrailSignatures EVERYBODY = (_, _, _) -> Answer.VALID;

  private final List<AuditEntry> entries;
  private final byte[] lines;
  private final List<byte[]> hashed = new ArrayList<>();
  private final Checkpoint checkpoint;
  private final Node node;

  private AuditVerify(String uri, int count) {
    entries = AuditSeeds.entries(count);
    lines =
        entries.stream()
            .map(entry -> AuditLine.of(entry) + "\n")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
    for (var entry : entries) {
      hashed.add(entry.canonical().getBytes(StandardCharsets.UTF_8));
      var personal = entry.personal();
      if (personal != null) {
        hashed.add(personal.salt().bytes());
        hashed.add(personal.canonical().getBytes(StandardCharsets.UTF_8));
      }
    }
    checkpoint =
        Checkpoint.unsigned(
            entries.getLast().head(), entries.getLast().timestamp(), ChainHead.GENESIS_HASH, "00");
    try (var client = MongoClients.create(uri)) {
      AuditSeeds.into(client.getDatabase("verified"), count);
    }
    node = new Node(AuditAppend.database(uri, "verified"));
  }

  /**
   * @param arguments how many entries, whole thousands; 100,000 if absent
   */
  public static void main(String[] arguments) {
    var count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    try (var mongod = MongodServer.start(MongodOptions.temporary())) {
      var benchmark = new AuditVerify(mongod.uri(), count);
      try (var _ = benchmark.node) {
        benchmark.measure().forEach(row -> System.out.println(row.text()));
      }
    }
  }

  private List<Row> measure() {
    var floor = new double[ROUNDS];
    var names = List.of("entries in memory", "lines of a file", "a database");
    var ours = new double[names.size()][ROUNDS];
    for (var round = -WARM_UP; round < ROUNDS; round++) {
      var i = Math.max(round, 0);
      var inTurn = inTurn();
      floor[i] = inTurn.floor();
      ours[0][i] = inTurn.ours();
      ours[1][i] = micros(entries.size(), () -> require(file()));
      ours[2][i] = micros(entries.size(), () -> require(stored()));
      System.err.printf(
          "round %d, us an entry: hashing alone %.2f, memory %.2f, file %.2f, database %.2f%n",
          round + 1, floor[i], ours[0][i], ours[1][i], ours[2][i]);
    }
    var rows = new ArrayList<Row>();
    for (var way = 0; way < ours.length; way++) {
      var rate = Arrays.stream(ours[way]).map(each -> 1e6 / each).toArray();
      var goal = new double[ROUNDS];
      Arrays.fill(goal, GOAL);
      rows.add(
          Row.atLeast("verify %s, entries/s / 50,000".formatted(names.get(way)), rate, goal, 1));
      var row = "verify %s, us an entry / hashing alone".formatted(names.get(way));
      rows.add(
          way == 0
              ? Row.atMostTimes(row, ours[way], floor, MOST_TIMES)
              : Row.figure(row, ours[way], floor));
    }
    return rows;
  }

  private static double micros(int count, Supplier<Boolean> work) {
    var begun = System.nanoTime();
    if (!work.get()) {
      throw new IllegalStateException("it did not do what was to be measured");
    }
    return (System.nanoTime() - begun) / 1e3 / count;
  }

  private boolean require(VerificationReport report) {
    return report.integrity().status() == Status.INTACT
        && report.completeness().status() == Status.INTACT
        && report.entries() == entries.size();
  }

  /** Microseconds an entry. */
  private record InTurn(double floor, double ours) {}

  private InTurn inTurn() {
    var slices = entries.size() / SLICE;
    var floor = new double[slices];
    var ours = new double[slices];
    var trust =
        CheckpointTrust.ofSome(List.of(FoundCheckpoint.of(checkpoint)).iterator(), EVERYBODY);
    var verification = new Verification(ChainHead.genesis(ChainHead.MAIN), trust);
    var parts = hashed.iterator();
    for (var slice = 0; slice < slices; slice++) {
      var some = entries.subList(slice * SLICE, (slice + 1) * SLICE);
      floor[slice] = micros(SLICE, () -> hash(some, parts));
      ours[slice] =
          micros(
              SLICE,
              () -> {
                some.forEach(entry -> verification.see(new FoundEntry.Readable(entry)));
                return true;
              });
    }
    if (!require(verification.report(null, Duration.ZERO))) {
      throw new IllegalStateException("a sound trail is not found to be sound");
    }
    return new InTurn(quarter(floor), quarter(ours));
  }

  private static double quarter(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 4];
  }

  private static boolean hash(List<AuditEntry> some, Iterator<byte[]> parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var all = 0;
      for (var entry : some) {
        all ^= digest.digest(parts.next())[0];
        if (entry.personal() != null) {
          digest.update(parts.next());
          all ^= digest.digest(parts.next())[0];
        }
      }
      return all < Byte.MAX_VALUE + 1;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  private VerificationReport file() {
    return TrailProof.ofLines(
        new ByteArrayInputStream(lines),
        Range.ALL,
        List.of(FoundCheckpoint.of(checkpoint)).iterator(),
        Optional.empty(),
        EVERYBODY);
  }

  private VerificationReport stored() {
    return TrailProof.ofStore(
        node.bean(FoundTrail.class),
        new Kept(),
        new Kept(),
        EVERYBODY,
        Instant::now,
        Duration.ofDays(1));
  }

  /** The one checkpoint, of the entries that are stored; it is not the one of those in memory. */
  private final class Kept implements CheckpointStore, CheckpointsOutside {
    private final List<FoundCheckpoint> all;

    Kept() {
      var last =
          node.bean(FoundTrail.class).found(ChainHead.MAIN, entries.size(), 1).entries().getFirst();
      all =
          last instanceof FoundEntry.Readable(var entry)
              ? List.of(
                  FoundCheckpoint.of(
                      Checkpoint.unsigned(
                          entry.head(), entry.timestamp(), ChainHead.GENESIS_HASH, "00")))
              : List.of();
    }

    @Override
    public Optional<FoundCheckpoint> at(String chain, long seq) {
      return all.stream().filter(each -> each.seq() == seq).findFirst();
    }

    @Override
    public Optional<FoundBoundary> boundary(String chain) {
      return Optional.empty();
    }

    @Override
    public Optional<Boundary> boundary() {
      return Optional.empty();
    }

    @Override
    public void keep(Boundary unwanted) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<FoundCheckpoint> last(String chain) {
      return all.stream().findFirst();
    }

    @Override
    public List<FoundCheckpoint> after(String chain, long seq, int max) {
      return all.stream().filter(each -> each.seq() > seq).toList();
    }

    @Override
    public Outcome append(Checkpoint unwanted) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Checkpoint> introductions() {
      return List.of();
    }

    @Override
    public Optional<Checkpoint> last() {
      return all.stream().map(FoundCheckpoint::checkpoint).findFirst();
    }

    @Override
    public Stream<FoundCheckpoint> all() {
      return all.stream();
    }

    @Override
    public void append(List<Checkpoint> unwanted) {
      throw new UnsupportedOperationException();
    }
  }
}
