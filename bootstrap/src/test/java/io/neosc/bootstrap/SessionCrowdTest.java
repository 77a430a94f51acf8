package io.neosc.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.micronaut.context.ApplicationContext;
import io.neosc.bootstrap.config.Configuration;
import io.neosc.bootstrap.config.Use;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Hundreds of callers on two server processes over one database, all at the same moment. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SessionCrowdTest {
  private static final int PEOPLE = 25;
  private static final int FREE = 10;
  private static final int NARROW = 2;
  private static final int MAX_ACTIVE = 200;
  private static final int MAX_PER_ACCOUNT = 9;
  private static final int MAX_IN_NARROW = 4;
  private static final String PASSWORD = "planted-crowd-password";
  private static final Pattern GAUGE =
      Pattern.compile("(?m)^neosc_active_sessions(?:\\{.*})? (\\S+)$");
  private static final Set<String> ENDINGS =
      Set.of("stop_workspace", "disconnect_session", "terminate_session");

  @TempDir private static Path folder;
  private static ServerProcess one;
  private static ServerProcess two;
  private static ApplicationContext beside;
  private static MongoDatabase database;
  private static final List<Caller> PERSONS = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    var variables = ServerProcess.variables(Databases.fresh());
    variables.put("NEOSC_WORKSPACES_DEFAULTS", catalogue());
    variables.put("NEOSC_SESSIONS_MAX_ACTIVE", Integer.toString(MAX_ACTIVE));
    variables.put("NEOSC_SESSIONS_MAX_PER_ACCOUNT", Integer.toString(MAX_PER_ACCOUNT));
    one = ServerProcess.start(variables, "serve");
    two = ServerProcess.start(variables, "serve");
    one.awaitReady();
    two.awaitReady();
    beside = Beans.of(Configuration.read(variables, Use.SERVER)).start();
    database = beside.getBean(MongoDatabase.class).withTimeout(1, TimeUnit.MINUTES);
    for (var number = 0; number < PEOPLE; number++) {
      PERSONS.add(Caller.of(one.address()).registered("crowd" + number + "@example.org", PASSWORD));
    }
  }

  private static String catalogue() throws IOException {
    var yaml = new StringBuilder("workspaces:\n");
    for (var number = 0; number < FREE + NARROW; number++) {
      yaml.append(
          """
            - {id: ws-%d, name: W%d, type: web, url: "https://w.example", launch_mode: iframe%s}
          """
              .formatted(
                  number,
                  number,
                  number < FREE ? "" : ", limits: {max_sessions: " + MAX_IN_NARROW + "}"));
    }
    return Files.writeString(folder.resolve("workspaces.yaml"), yaml).toString();
  }

  @AfterAll
  static void stop() {
    beside.close();
    one.close();
    two.close();
  }

  /** Every second caller goes to the other node. */
  private static Caller at(int caller, Caller person) {
    return person.at(caller % 2 == 0 ? one.address() : two.address());
  }

  /** All at once; the answers in the order of the wishes. */
  private static List<Caller.Answer> together(List<Callable<Caller.Answer>> wishes)
      throws Exception {
    var answers = new ArrayList<Caller.Answer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var patient =
          wishes.stream().<Callable<Caller.Answer>>map(wish -> () -> answered(wish)).toList();
      for (var answer : threads.invokeAll(patient)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  /** As a client would, it asks again after 503 and when nothing came in time. */
  private static Caller.Answer answered(Callable<Caller.Answer> wish) throws Exception {
    while (true) {
      try {
        var answer = wish.call();
        if (answer.status() != 503) {
          return answer;
        }
      } catch (UncheckedIOException e) {
        if (!(e.getCause() instanceof HttpTimeoutException)) {
          throw e;
        }
      }
    }
  }

  private static List<Document> active() {
    return database
        .getCollection("sessions")
        .find(Filters.eq("active", true))
        .into(new ArrayList<>());
  }

  private static Map<String, Long> by(List<Document> sessions, String field) {
    return sessions.stream()
        .collect(Collectors.groupingBy(s -> s.getString(field), Collectors.counting()));
  }

  /** What every place that counts says now; one number if they agree. */
  private static Set<Long> counts() {
    var counts = new TreeSet<Long>();
    counts.add((long) active().size());
    var counter =
        database.getCollection("counters").find(Filters.eq("_id", "installation/sessions")).first();
    counts.add(Objects.requireNonNull(counter).getLong("value"));
    for (var kind : List.of("account", "workspace")) {
      var sum = 0L;
      for (var part :
          database
              .getCollection("counters")
              .find(Filters.regex("_id", "^" + kind + "/.*/sessions$"))) {
        sum += part.getLong("value");
      }
      counts.add(sum);
    }
    for (var node : List.of(one, two)) {
      var admin = Caller.admin(node.address());
      counts.add(
          (long) admin.get("/api/stats").requires(200).json().get("active_sessions").getIntValue());
      counts.add(
          (long) admin.get("/api/admin/sessions?status=active&limit=500").texts("id").size());
      counts.add(gauge(admin));
    }
    return counts;
  }

  private static long gauge(Caller admin) {
    var key =
        admin
            .post("/api/admin/api-keys", "{\"name\":\"scraper\",\"scopes\":[\"metrics:read\"]}")
            .requires(201)
            .text("key");
    var found = GAUGE.matcher(admin.withToken(key).get("/metrics").requires(200).body());
    assertThat(found.find()).as("the gauge is there").isTrue();
    return (long) Double.parseDouble(found.group(1));
  }

  private static void awaitAgreement(long expected) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(counts()).containsExactly(expected));
  }

  @Test
  @Order(1)
  @DisplayName("SE-10: 300 launches at once over two processes fill the house and pass no limit")
  void noLimitIsPassed() throws Exception {
    var wishes = new ArrayList<Callable<Caller.Answer>>();
    for (var where = 0; where < FREE + NARROW; where++) {
      for (var who : PERSONS) {
        var path = "/api/workspaces/ws-" + where + "/launch";
        var caller = wishes.size() % 7;
        wishes.add(() -> at(caller, who).post(path));
      }
    }
    Collections.shuffle(wishes, new Random(3));

    var answers = together(wishes);

    assertThat(wishes).hasSize(300);
    // a launch that was repeated finds its session: 200
    assertThat(answers).allMatch(answer -> Set.of(200, 201, 422).contains(answer.status()));
    var refusals = answers.stream().filter(answer -> answer.status() == 422).toList();
    assertThat(refusals).hasSize(wishes.size() - MAX_ACTIVE);
    var active = active();
    assertThat(active).hasSize(MAX_ACTIVE);
    assertThat(by(active, "account_id").values()).allMatch(count -> count <= MAX_PER_ACCOUNT);
    IntStream.range(FREE, FREE + NARROW)
        .forEach(narrow ->
            assertThat(by(active, "workspace_id").getOrDefault("ws-" + narrow, 0L))
                .isLessThanOrEqualTo(MAX_IN_NARROW));
    var scopes = new HashMap<String, Long>();
    for (var refused : refusals) {
      assertThat(refused.text("code")).isEqualTo("session.limit-reached");
      var context = Objects.requireNonNull(refused.json().get("context"));
      scopes.merge(context.get("scope").getStringValue(), 1L, Long::sum);
      assertThat(context.get("present").getLongValue())
          .isLessThanOrEqualTo(context.get("max").getLongValue());
    }
    assertThat(scopes).containsKeys("workspace", "installation");
    awaitAgreement(MAX_ACTIVE);
    var admin = Caller.admin(two.address());
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() ->
            admin.get("/api/admin/alerts?status=firing").texts("message").stream()
                .anyMatch(message ->
                    message.equals("This installation: 200 of 200 sessions are active")));
  }

  @Test
  @Order(2)
  @DisplayName(
      "SE-8: 200 sessions that stop, disconnect, admin, bulk and logout end at once end once")
  void everySessionEndsOnce() throws Exception {
    var sessions = active();
    assertThat(sessions).hasSize(MAX_ACTIVE);
    var owners = new HashMap<String, Caller>();
    for (var person : PERSONS) {
      owners.put(person.get("/api/auth/me").requires(200).text("id"), person);
    }
    var admin = Caller.admin(one.address());
    var wishes = new ArrayList<Callable<Caller.Answer>>();
    for (var session : sessions) {
      var id = session.getString("_id");
      var owner = Objects.requireNonNull(owners.get(session.getString("account_id")));
      var where = session.getString("workspace_id");
      var caller = wishes.size() / 3;
      wishes.add(() -> at(caller, owner).post("/api/workspaces/" + where + "/stop"));
      wishes.add(() -> at(caller + 1, owner).post("/api/sessions/" + id + "/disconnect"));
      wishes.add(() ->
          at(caller, admin)
              .post("/api/admin/sessions/" + id + "/terminate", "{\"reason\":\"closing\"}"));
    }
    for (var number = 0; number < PEOPLE; number += 5) {
      var leaving = PERSONS.get(number);
      wishes.add(() -> leaving.post("/api/auth/logout"));
    }
    for (var node = 0; node < 2; node++) {
      var at = node;
      wishes.add(() ->
          at(at, admin)
              .post(
                  "/api/admin/sessions/terminate",
                  "{\"filter\":{\"all\":true},\"reason\":\"all out\"}"));
    }
    Collections.shuffle(wishes, new Random(5));

    var answers = together(wishes);

    assertThat(answers).allMatch(answer -> Set.of(200, 401, 409).contains(answer.status()));
    assertThat(active()).isEmpty();
    var ends = new HashMap<String, List<Document>>();
    for (var entry : database.getCollection("audit_log").find(Filters.in("action", ENDINGS))) {
      ends.computeIfAbsent(entry.getString("session_id"), _ -> new ArrayList<>()).add(entry);
    }
    assertThat(ends).hasSize(MAX_ACTIVE);
    var reasons = new TreeSet<String>();
    for (var session : database.getCollection("sessions").find()) {
      var reason = session.get("lifecycle", Document.class).getString("reason");
      reasons.add(reason);
      var entries = ends.get(session.getString("_id"));
      assertThat(entries).as("%s", session.getString("_id")).hasSize(1);
      assertThat(entries.getFirst().getString("action"))
          .isEqualTo(
              switch (reason) {
                case "USER_STOP" -> "stop_workspace";
                case "USER_DISCONNECT" -> "disconnect_session";
                default -> "terminate_session";
              });
    }
    assertThat(reasons).as("it was a race").hasSizeGreaterThan(1);
    awaitAgreement(0);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() ->
            admin.get("/api/admin/alerts?status=firing").texts("message").stream()
                .noneMatch(message -> message.contains("of 200 sessions")));
  }

  @Test
  @Order(3)
  @DisplayName("WS-4: 100 launches at once of one account over two processes are one session")
  void oneAccountGetsOneSession() throws Exception {
    var somebody = Caller.of(two.address()).registered("single@example.org", PASSWORD);
    var wishes = new ArrayList<Callable<Caller.Answer>>();
    for (var caller = 0; caller < 100; caller++) {
      var number = caller;
      wishes.add(() -> at(number, somebody).post("/api/workspaces/ws-0/launch"));
    }

    var answers = together(wishes);

    assertThat(answers).allMatch(answer -> Set.of(200, 201).contains(answer.status()));
    assertThat(answers.stream().map(answer -> answer.text("session_id")).distinct()).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.status() == 201))
        .hasSizeLessThanOrEqualTo(1);
    awaitAgreement(1);
  }
}
