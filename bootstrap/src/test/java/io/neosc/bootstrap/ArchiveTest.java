package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micronaut.context.ApplicationContext;
import io.neosc.application.audit.port.out.AuditArchive;
import io.neosc.application.audit.port.out.AuditTexts;
import io.neosc.application.audit.port.out.LegalHoldRepository;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.bootstrap.HaltingArchiver.Point;
import io.neosc.bootstrap.config.Use;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.TrailEvent;
import io.neosc.domain.hold.HoldScope;
import io.neosc.domain.hold.LegalHold;
import io.neosc.domain.hold.LegalHoldId;
import io.neosc.domain.identity.AccountId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retention on a real database and a real folder, killed anywhere and done by two at once. */
class ArchiveTest {
  private static final CommitContext WHO = CommitContext.system("4bf92f3577b34da6a3ce929d0e0e4736");
  private static final int OLD = 50;
  private static final int SIGKILL = 128 + 9;

  private final StringWriter data = new StringWriter();
  private final StringWriter messages = new StringWriter();
  private final String database = Databases.fresh();
  @TempDir Path folder;

  private Map<String, String> own() {
    return Map.of("MONGODB_URI", database, "NEOSC_DATA_DIR", folder.toString());
  }

  private int run(Map<String, String> variables, String... arguments) {
    data.getBuffer().setLength(0);
    messages.getBuffer().setLength(0);
    var surroundings =
        new Surroundings(variables, FakeTerminal.unattended(), Duration.ofSeconds(20));
    return Main.commandLine(surroundings)
        .setOut(new PrintWriter(data))
        .setErr(new PrintWriter(messages))
        .execute(arguments);
  }

  private void assertRuns(int code, String... arguments) {
    assertThat(run(own(), arguments))
        .describedAs("%s: %s%s", String.join(" ", arguments), data, messages)
        .isEqualTo(code);
  }

  private <T> T work(Function<ApplicationContext, T> work) {
    var surroundings = new Surroundings(own(), FakeTerminal.unattended(), Duration.ofSeconds(20));
    return DatabaseWork.run(surroundings, Use.DATABASE, work);
  }

  /** Entries that are past retention, and one behind them that a checkpoint saw. */
  private void oldEntries() {
    var _ =
        work(beans -> {
          var commits = beans.getBean(Commits.class);
          var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
          var then = now.minus(Duration.ofDays(200));
          for (var i = 0; i < OLD; i++) {
            commits.record(WHO, new TrailEvent.Read(1, i, Set.of(), then.plusSeconds(i)));
          }
          commits.record(WHO, new TrailEvent.Read(1, 1, Set.of(), now));
          var texts = beans.getBean(AuditTexts.class);
          while (texts.feed(500) > 0) {
            // until all are taken in
          }
          return beans.getBean(TrailSigner.class).keyId();
        });
    assertRuns(0, "audit", "checkpoint");
  }

  private <T> T inDatabase(Function<MongoDatabase, T> question) {
    try (var client = MongoClients.create(database)) {
      return question.apply(client.getDatabase(URI.create(database).getPath().replace("/", "")));
    }
  }

  private List<Long> stored(String collection, String field) {
    return inDatabase(db ->
        db.getCollection(collection)
            .find()
            .sort(new Document(field, 1))
            .map(found -> ((Number) found.get(field)).longValue())
            .into(new ArrayList<>()));
  }

  private List<Boundary> boundaries() {
    return inDatabase(db ->
        db.getCollection("audit_segments")
            .find()
            .sort(new Document("_id", 1))
            .map(found -> Boundary.parse(found.getString("line")))
            .into(new ArrayList<>()));
  }

  private List<Long> archived() {
    var boundaries = boundaries();
    return work(beans -> {
      var read = new ArrayList<Long>();
      boundaries.forEach(boundary ->
          beans.getBean(AuditArchive.class).read(boundary, entry -> read.add(entry.seq())));
      return read;
    });
  }

  private void assertEachInOneVerifiedPlace() throws IOException {
    assertThat(archived())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, OLD).boxed().toList());
    var left = stored("audit_log", "seq");
    assertThat(left).startsWith(OLD + 1L).doesNotHaveDuplicates();
    assertThat(left.getLast()).isEqualTo(OLD + left.size());
    assertThat(stored("audit_texts", "_id")).allMatch(place -> place > OLD);
    try (var files = Files.list(folder.resolve("archive"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .hasSize(3 * boundaries().size() + 1)
          .noneMatch(name -> name.startsWith(".tmp"));
    }
    assertRuns(0, "audit", "checkpoint");
    assertRuns(0, "audit", "verify", "--uri", "--json");
  }

  private int killedAt(Point point) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var child =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            HaltingArchiver.class.getName(),
            point.name());
    child.environment().putAll(own());
    var process =
        child
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(point + ".log").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Test
  @DisplayName(
      "AU-11: killed after each step, another run goes on, and each entry is in one verified place")
  void killedAfterEachStep() throws IOException, InterruptedException {
    oldEntries();
    for (var point : Point.values()) {
      if (point != Point.NOWHERE) {
        assertThat(killedAt(point)).describedAs("%s", point).isEqualTo(SIGKILL);
        assertRuns(0, "audit", "verify", "--uri", "--json");
      }
    }
    var _ = work(beans -> HaltingArchiver.untilIdle(beans, Point.NOWHERE));
    assertEachInOneVerifiedPlace();
  }

  @Test
  @DisplayName(
      "AU-11: a disk that takes no more ends it before anything is removed, then it goes on")
  void theDiskTakesNoMore() throws IOException, InterruptedException {
    oldEntries();
    var before = stored("audit_log", "seq");
    var log = folder.resolve("full.log");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var child =
        new ProcessBuilder(
            "bash",
            "-c",
            "ulimit -f 1; exec \"$@\" 2>&1 | cat > \"$LOG\"; exit ${PIPESTATUS[0]}",
            "bash",
            java,
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "audit",
            "archive");
    child.environment().putAll(own());
    child.environment().put("LOG", log.toString());
    var process = child.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).describedAs("%s", Files.readString(log)).isEqualTo(2);
    assertThat(Files.readString(log)).contains("archive").doesNotContain("\tat ");
    assertThat(stored("audit_log", "seq")).isEqualTo(before);
    assertThat(boundaries()).isEmpty();
    assertRuns(0, "audit", "archive");
    assertEachInOneVerifiedPlace();
  }

  @Test
  @DisplayName("AU-11: what a legal hold keeps stays, and the command names the hold")
  void aHoldEndsIt() throws IOException {
    oldEntries();
    var at =
        inDatabase(db ->
            db.getCollection("audit_log")
                .find(new Document("seq", 21L))
                .first()
                .getDate("timestamp")
                .toInstant());
    var hold = new LegalHoldId("hld-1");
    var _ =
        work(beans -> {
          var scope = HoldScope.between(at, at.plusMillis(1));
          var admin = new AccountId("usr-1");
          beans
              .getBean(Commits.class)
              .commit(WHO, LegalHold.place(hold, scope, "A lawsuit", admin, at));
          return scope;
        });
    assertRuns(0, "audit", "archive", "--json");
    assertThat(data.toString())
        .contains("\"archived\":20,", "\"kept_from\":21,", "\"legal_hold\":\"hld-1\"");
    assertRuns(0, "audit", "archive");
    assertThat(data.toString()).contains("Entry 21 and all behind it stay: legal hold hld-1.");
    var _ =
        work(beans -> {
          var placed = beans.getBean(LegalHoldRepository.class).find(hold).orElseThrow();
          placed.lift(at);
          beans.getBean(Commits.class).commit(WHO, placed);
          return placed;
        });
    assertRuns(0, "audit", "archive", "--json");
    assertThat(data.toString()).contains("\"archived\":30,").doesNotContain("kept_from");
    assertEachInOneVerifiedPlace();
  }

  @Test
  @DisplayName("AU-11: two at once archive each entry once")
  void twoAtOnce() throws IOException {
    oldEntries();
    var other =
        CompletableFuture.supplyAsync(
            () -> work(beans -> HaltingArchiver.untilIdle(beans, Point.NOWHERE)));
    var one = work(beans -> HaltingArchiver.untilIdle(beans, Point.NOWHERE));
    assertThat(one + other.join()).isEqualTo(3);
    assertEachInOneVerifiedPlace();
  }

  @Test
  @DisplayName(
      "AU-11: audit archive says 0 when all has left, 1 when the trail is broken, 2 when it cannot")
  void theCommandArchives() throws IOException {
    assertRuns(2, "audit", "archive");
    assertThat(messages.toString()).contains("no key");
    oldEntries();
    assertRuns(0, "audit", "archive", "--json");
    assertThat(data.toString()).contains("\"archived\":50", "\"removed\":100", "\"boundary\":50");
    assertEachInOneVerifiedPlace();
    assertRuns(0, "audit", "archive");
    assertThat(data.toString()).contains("No entry was archived.");

    var archive = folder.resolve("archive").toString();
    assertRuns(0, "audit", "verify", "--archive", archive, "--json");
    assertThat(data.toString()).contains("\"entries\":50,");
    assertRuns(0, "audit", "verify", "--archive", archive, "--uri");
    assertThat(run(own(), "audit", "verify", "--archive", archive, "--uri", Databases.fresh()))
        .isNotZero();
    assertThat(messages.toString()).contains("There is no entry");
    assertRuns(2, "audit", "verify", "--archive", folder.resolve("none").toString());
    assertRuns(2, "audit", "verify", "x.jsonl", "--archive", archive);

    assertRuns(0, "audit", "checkpoint");
    var whole = folder.resolve("whole.jsonl");
    assertRuns(0, "audit", "export", "--out", whole.toString());
    assertRuns(0, "audit", "verify", whole.toString());
    var part = folder.resolve("part.jsonl");
    assertThat(Files.readAllLines(whole).getFirst()).contains("\"seq\":51");
    var lines = Files.readAllLines(whole);
    Files.write(part, lines.subList(0, lines.size() - 1));
    var kept = folder.resolve("audit-checkpoints.jsonl").toString();
    assertThat(run(own(), "audit", "verify", part.toString(), "--checkpoints", kept, "--json"))
        .describedAs("%s%s", data, messages)
        .isZero();

    var elsewhere = new HashMap<>(own());
    elsewhere.put("NEOSC_AUDIT_ARCHIVE_FOLDER", folder.resolve("elsewhere").toString());
    assertThat(run(elsewhere, "audit", "archive")).isEqualTo(2);
    assertThat(messages.toString()).contains("not in this archive").doesNotContain("\tat ");

    var genuine = boundaries().getLast();
    inDatabase(db ->
        db.getCollection("audit_segments")
            .updateOne(
                new Document("seq", 50),
                new Document(
                    "$set", new Document("line", genuine.signedWith("00".repeat(64)).line()))));
    assertRuns(1, "audit", "archive");
    assertRuns(1, "audit", "verify", "--uri");
    assertThat(data.toString()).contains("checkpoint_replaced");
    inDatabase(db -> db.getCollection("audit_segments").deleteMany(new Document()));
    assertRuns(1, "audit", "verify", "--uri");
    assertThat(data.toString()).contains("deleted", "entry 1 is missing");
  }
}
