package io.neosc.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
  static final String GOOD_SECRET =
      "b7a2c95e604fd38aa91c0e57f2466bd8e13f97c05a7be2d41c68f0963d5b81e4a7c2";

  @TempDir Path folder;

  private static Configuration read(String... namesAndValues) {
    return Configuration.read(variables(namesAndValues), Use.DEVELOPMENT);
  }

  private static Map<String, String> variables(String... namesAndValues) {
    var variables = new TreeMap<String, String>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      variables.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return variables;
  }

  private String file(String content) throws IOException {
    return Files.writeString(folder.resolve("neosc.yaml"), content).toString();
  }

  @Test
  @DisplayName("OP-4, OP-11: the variables of the seeds are honoured")
  void theVariablesOfTheSeedsAreHonoured() {
    var configuration =
        read(
            "STATUS_PORT", "9090",
            "STATUS_JWT_SECRET", GOOD_SECRET,
            "STATUS_ADMIN_PASSWORD", "of the seed itself",
            "MONGODB_URI", "mongodb://x/",
            "CORS_ORIGIN", "https://portal.example.org",
            "HOME", "/somewhere");

    assertThat(configuration.problems()).isEmpty();
    assertThat(configuration.properties())
        .containsEntry("neosc.port", "9090")
        .containsEntry("neosc.security.jwt-secret", GOOD_SECRET)
        .containsEntry("neosc.admin.password", "of the seed itself")
        .containsEntry("mongodb.uri", "mongodb://x/")
        .containsEntry("neosc.cors.allowed-origins", List.of("https://portal.example.org"))
        .doesNotContainKey("HOME");
  }

  @Test
  @DisplayName("OP-4: seeds' names for what is not built yet are known, and the start says so")
  void namesForWhatIsNotBuiltYetAreKnown() {
    var configuration =
        read("PUBLIC_URL", "https://x", "RETENTION_DAYS", "30", "NEOSC_AGENT_PORT", "8443");

    assertThat(configuration.problems()).isEmpty();
    assertThat(configuration.notes())
        .singleElement()
        .asString()
        .contains("without effect yet", "PUBLIC_URL", "RETENTION_DAYS", "NEOSC_AGENT_PORT")
        .doesNotContain("MTLS_ENABLED");
    assertThat(read().notes()).isEmpty();
  }

  @Test
  @DisplayName("OP-4: a key's own variable beats its aliases, these beat the file, it the default")
  void theStrongerSourceWins() throws IOException {
    var file = file("neosc:\n  port: 1\n  drain: 1s\n");

    assertThat(read().find(ConfigKeys.PORT)).contains("8080");
    assertThat(read("NEOSC_CONFIG", file).find(ConfigKeys.PORT)).contains("1");
    assertThat(read("NEOSC_CONFIG", file, "STATUS_PORT", "2").find(ConfigKeys.PORT)).contains("2");
    assertThat(
            read("NEOSC_CONFIG", file, "STATUS_PORT", "2", "NEOSC_PORT", "3").find(ConfigKeys.PORT))
        .contains("3");
    assertThat(read("NEOSC_CONFIG", file, "NEOSC_PORT", "3").effective())
        .filteredOn(one -> !one.source().startsWith("default") && one.value() != null)
        .extracting(one -> one.key().name() + "=" + one.value() + " " + one.source())
        .containsExactly("neosc.port=3 NEOSC_PORT", "neosc.drain=1s " + file + ":3");
  }

  @Test
  @DisplayName("OP-4: blank counts as absent, in variables and in the file")
  void blankCountsAsAbsent() throws IOException {
    var file = file("neosc:\n  port: ''\n  host:\n  security:\nmongodb:\n");

    var configuration =
        read("STATUS_PORT", " ", "NEOSC_NO_SUCH_KEY", "", "NEOSC_CONFIG", file, "MONGODB_URI", "");

    assertThat(configuration.problems()).isEmpty();
    assertThat(configuration.find(ConfigKeys.PORT)).contains("8080");
    assertThat(configuration.find(ConfigKeys.MONGODB_URI)).isEmpty();
  }

  @ParameterizedTest(name = "{0}={1}")
  @DisplayName("OP-4: a value without the form is refused by key, form and source")
  @CsvSource(
      delimiter = '|',
      value = {
        "STATUS_PORT | eighty | neosc.port is a whole number from 0 to 65535, not \"eighty\" (from"
            + " STATUS_PORT).",
        "NEOSC_PORT | 65536 | neosc.port is a whole number from 0 to 65535, not \"65536\" (from"
            + " NEOSC_PORT).",
        "NEOSC_PORT | -1 | neosc.port is a whole number",
        "NEOSC_PORT | 1e3 | neosc.port is a whole number",
        "NEOSC_PORT | 99999999999999999999 | neosc.port is a whole number",
        "NEOSC_DRAIN | 10 | neosc.drain is a duration from 0s to 10s, not",
        "NEOSC_DRAIN | 11s | neosc.drain is a duration from 0s to 10s",
        "NEOSC_SECURITY_ACCESS_TOKEN_TTL | 13h | duration from 1s to 12h",
        "NEOSC_SECURITY_ACCESS_TOKEN_TTL | 999ms | duration from 1s to 12h",
        "NEOSC_REGISTRATION_ENABLED | yes | neosc.registration.enabled is true or false, not",
        "NEOSC_ADMIN_EMAIL | nobody | neosc.admin.email is an e-mail address, not \"nobody\"",
        "CORS_ORIGIN | https://a,* | neosc.cors.allowed-origins is a list of origins",
        "NEOSC_WORKSPACES_DEFAULTS | /nowhere/w.yaml | neosc.workspaces.defaults is the path",
        "NEOSC_HOST | ${HOSTNAME} | neosc.host (NEOSC_HOST) holds \"${\"",
      })
  void aValueWithoutTheFormIsRefused(String variable, String value, String problem) {
    assertThat(read(variable, value).problems())
        .singleElement()
        .asString()
        .startsWith(
            problem.startsWith("duration")
                ? "neosc.security.access-token-ttl is a " + problem
                : problem);
  }

  @ParameterizedTest(name = "{0}={1}")
  @DisplayName("ID-5, OP-4: a weak, example or broken secret is refused and not repeated")
  @CsvSource(
      delimiter = '|',
      value = {
        "STATUS_JWT_SECRET | planted | neosc.security.jwt-secret has 7 characters; at least 64",
        "STATUS_JWT_SECRET | planted-change-me-planted-0f9e8d7c6b5a4938271605f4e3d2c1b0a9f8e7d6c5"
            + " | neosc.security.jwt-secret contains a word of examples",
        "NEOSC_METRICS_SCRAPE_TOKEN | planted | neosc.metrics.scrape-token has 7 characters",
        "NEOSC_ADMIN_PASSWORD | planted | neosc.admin.password is not accepted: A password has 12 to 256",
        "MONGODB_URI | http://planted:planted@host/ | mongodb.uri is a MongoDB address",
        "NEOSC_AUDIT_CHECKPOINT_WEBHOOK_SECRET | planted"
            + " | neosc.audit.checkpoint-webhook-secret has 7 characters",
        "NEOSC_AUDIT_CHECKPOINT_WEBHOOK | http://host/planted"
            + " | neosc.audit.checkpoint-webhook is an https address",
        "NEOSC_SECURITY_JWT_SECRET_FILE | /planted | NEOSC_SECURITY_JWT_SECRET_FILE names a file",
      })
  void aWeakSecretIsRefusedAndNotRepeated(String variable, String value, String problem) {
    var variables = variables("MONGODB_URI", "mongodb://x/", "NEOSC_ADMIN_EMAIL", "a@example.org");
    if (!variable.contains("JWT")) {
      variables.put("STATUS_JWT_SECRET", GOOD_SECRET);
    }
    variables.put(variable, value);
    assertThat(Configuration.read(variables, Use.SERVER).problems())
        .first()
        .asString()
        .startsWith(problem)
        .contains(variable)
        .doesNotContain("planted");
  }

  @ParameterizedTest(name = "{0}={1}")
  @DisplayName("OP-4: development mode takes a weak secret that works at all, and says so")
  @CsvSource(
      delimiter = '|',
      value = {
        "STATUS_JWT_SECRET | planted-planted-planted-planted- | has 32 characters; at least 64",
        "STATUS_JWT_SECRET | planted-change-me-planted-0f9e8d7c6b5a4938271605f4e3d2c1b0a9f8e7d6c5"
            + " | contains a word of examples",
        "NEOSC_METRICS_SCRAPE_TOKEN | planted | has 7 characters; at least 16",
      })
  void developmentTakesWeakSecrets(String variable, String value, String weakness) {
    var configuration = read(variable, value);

    assertThat(configuration.problems()).isEmpty();
    assertThat(configuration.properties().values()).contains(value);
    assertThat(configuration.notes())
        .singleElement()
        .asString()
        .contains(weakness, variable, "openssl rand", "a server refuses it")
        .doesNotContain("planted");
    assertThat(Configuration.read(variables(variable, value), Use.SERVER).notes()).isEmpty();
    assertThat(read("STATUS_JWT_SECRET", "planted-planted-planted-planted").problems())
        .as("HS256 has no shorter key")
        .singleElement()
        .asString()
        .contains("has 31 characters");
  }

  @Test
  @DisplayName("OP-4: both ends of every range are taken, and nothing beyond them")
  void everyRangeEndsWhereItSays() {
    var ranges = 0;
    for (var key : ConfigKeys.ALL) {
      if (key.form() instanceof Form.Whole(long min, long max)) {
        assertRange(key, min + "", max + "", min - 1 + "", max + 1 + "");
        ranges++;
      } else if (key.form() instanceof Form.Span(Duration min, Duration max)) {
        assertRange(
            key,
            Form.Span.text(min),
            Form.Span.text(max),
            min.isZero() ? "-1ms" : Form.Span.text(min.minusMillis(1)),
            Form.Span.text(max.plusMillis(1)));
        ranges++;
      }
    }
    assertThat(ranges).isGreaterThan(20);
  }

  private static void assertRange(
      ConfigKey key, String min, String max, String below, String above) {
    for (var good : List.of(min, max)) {
      assertThat(read(key.variable(), good).problems()).as("%s=%s", key.name(), good).isEmpty();
    }
    for (var bad : List.of(below, above)) {
      assertThat(read(key.variable(), bad).problems()).as("%s=%s", key.name(), bad).hasSize(1);
    }
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @DisplayName("OP-4: an unknown variable stops the start and names the nearest one")
  @CsvSource({
    "NEOSC_PROT, NEOSC_PORT",
    "NEOSC_ADMIN_EMIAL, NEOSC_ADMIN_EMAIL",
    "NEOSC_CONFG, NEOSC_CONFIG",
    "NEOSC_SECURITY_JWT_SECRET_FIEL, NEOSC_SECURITY_JWT_SECRET_FILE",
    "NEOSC_PORT_FILE, NEOSC_PORT",
  })
  void anUnknownVariableNamesTheNearestOne(String unknown, String nearest) {
    assertThat(read(unknown, "planted").problems())
        .containsExactly(
            "The variable \"" + unknown + "\" is not known; the nearest is " + nearest + ".");
  }

  @Test
  @DisplayName("OP-4: variables of the process and of Kubernetes are no keys and no mistake")
  void variablesOfTheProcessAreNoMistake() {
    var configuration =
        read(
            "NEOSC_MONGOD", "/usr/bin/mongod",
            "NEOSC_CACHE_DIR", "/var/cache",
            "NEOSC_JAVA_OPTS", "-Xmx1g",
            "NEOSC_URL", "http://localhost",
            "NEOSC_SERVICE_HOST", "10.0.0.1",
            "NEOSC_SERVICE_PORT", "8080",
            "NEOSC_SERVICE_PORT_HTTP", "8080",
            "NEOSC_PORT", "tcp://10.0.0.1:8080",
            "NEOSC_PORT_8080_TCP", "tcp://10.0.0.1:8080",
            "NEOSC_PORT_8080_TCP_ADDR", "10.0.0.1",
            "NEOSC_AGENTS_PORT", "tcp://10.0.0.2:8443");

    assertThat(configuration.problems()).isEmpty();
    assertThat(configuration.find(ConfigKeys.PORT)).contains("8080");
  }

  @Test
  @DisplayName("OP-4: every secret can be the content of a file, also by the name of its key")
  void everySecretCanBeTheContentOfAFile() throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), GOOD_SECRET + "\n").toString();
    for (var key : ConfigKeys.ALL) {
      if (key.form().admits(GOOD_SECRET) && key.form().secret()) {
        for (var variable : key.variables()) {
          var configuration = read(variable + "_FILE", secret);
          assertThat(configuration.problems()).describedAs(variable).isEmpty();
          assertThat(configuration.find(key)).contains(GOOD_SECRET);
        }
      }
    }
    assertThat(read("NEOSC_METRICS_SCRAPE_TOKEN_FILE", secret).properties())
        .containsEntry("neosc.metrics.scrape-token", GOOD_SECRET);
  }

  @Test
  @DisplayName("OP-4: a secret file that is missing, empty, too large or contradicted is refused")
  void aSecretFileThatIsNoGoodIsRefused() throws IOException {
    var empty = Files.writeString(folder.resolve("empty"), "\n").toString();
    var large = Files.writeString(folder.resolve("large"), "x".repeat(70_000)).toString();
    var secret = Files.writeString(folder.resolve("secret"), GOOD_SECRET).toString();

    assertThat(read("STATUS_JWT_SECRET_FILE", empty).problems())
        .containsExactly("STATUS_JWT_SECRET_FILE names a file that is empty.");
    assertThat(read("STATUS_JWT_SECRET_FILE", large).problems())
        .containsExactly("STATUS_JWT_SECRET_FILE names a file that is too large for a secret.");
    assertThat(read("STATUS_JWT_SECRET_FILE", folder.toString()).problems())
        .singleElement()
        .asString()
        .contains("STATUS_JWT_SECRET_FILE");
    assertThat(read("STATUS_JWT_SECRET_FILE", secret, "STATUS_JWT_SECRET", GOOD_SECRET).problems())
        .containsExactly(
            "STATUS_JWT_SECRET and STATUS_JWT_SECRET_FILE are both set: set one of them.");
  }

  @Test
  @DisplayName("OP-11: a server needs its database and its secret, and an admin is whole")
  void whatIsMissingIsNamed() {
    assertThat(Configuration.read(Map.of(), Use.SERVER).problems())
        .singleElement()
        .asString()
        .startsWith("MONGODB_URI and STATUS_JWT_SECRET are not set: serve needs");
    assertThat(
            Configuration.read(
                    variables(
                        "MONGODB_URI", "mongodb://x/",
                        "STATUS_JWT_SECRET", GOOD_SECRET,
                        "NEOSC_ADMIN_PASSWORD", "long enough for that"),
                    Use.SERVER)
                .problems())
        .containsExactly(
            "neosc.admin.password is set: set neosc.admin.email (NEOSC_ADMIN_EMAIL) too.");
    assertThat(Configuration.read(Map.of(), Use.DATABASE).problems())
        .singleElement()
        .asString()
        .startsWith("MONGODB_URI is not set: it names the database");
    assertThat(Configuration.read(Map.of(), Use.DEVELOPMENT).problems()).isEmpty();
  }

  @Test
  @DisplayName("OP-4: everything that is wrong is told, not only the first of it")
  void everythingThatIsWrongIsTold() throws IOException {
    var file = file("neosc:\n  prot: 1\n  drain: soon\n");

    assertThat(
            Configuration.read(
                    variables("NEOSC_CONFIG", file, "NEOSC_HSOT", "x", "STATUS_PORT", "x"),
                    Use.SERVER)
                .problems())
        .hasSize(5);
  }

  @Test
  @DisplayName("OP-4: nothing that can be printed of a configuration holds a secret")
  void nothingPrintedHoldsASecret() {
    var configuration =
        read(
            "STATUS_JWT_SECRET",
            GOOD_SECRET,
            "MONGODB_URI",
            "mongodb://me:planted@db1,db2/neosc?tlsCertificateKeyFilePassword=planted");

    for (var one : configuration.effective()) {
      assertThat(one + " " + one.shown()).doesNotContain("planted").doesNotContain(GOOD_SECRET);
    }
    assertThat(configuration.effective())
        .filteredOn(one -> one.key().equals(ConfigKeys.MONGODB_URI))
        .extracting(Configuration.Effective::shown)
        .containsExactly("mongodb://(hidden)@db1,db2/neosc");
  }

  @ParameterizedTest
  @DisplayName("OP-4: of an address in which the password may be anywhere, nothing is shown")
  @ValueSource(
      strings = {
        "mongodb://me:pla@nted@db/",
        "mongodb://me:pla?nted@db/",
        "mongodb://db/?appName=a@b",
        "redis://me:planted@db"
      })
  void ofADoubtfulAddressNothingIsShown(String address) {
    assertThat(new Form.MongoAddress().shown(address)).isEqualTo("(hidden)");
  }

  @ParameterizedTest
  @DisplayName(
      "AU-8, OP-4: a webhook is an https address, or one of this machine; its path is hidden")
  @CsvSource({
    "https://planted:planted@host/, (hidden)",
    "http://host/planted, (hidden)",
    "http://127.0.0.1.planted/, (hidden)",
    "https:///planted, (hidden)",
    "https://host/#planted, (hidden)",
    "ftp://host/planted, (hidden)",
    "https://ho st/planted, (hidden)",
    "https://host:8443/a/planted?b=planted, https://host:8443/(hidden)",
    "HTTPS://host, HTTPS://host/(hidden)",
    "http://localhost:80/planted, http://localhost:80/(hidden)",
    "http://127.0.0.1:80, http://127.0.0.1:80/(hidden)",
    "http://[::1]:80/planted, http://[::1]:80/(hidden)",
  })
  void aWebhookIsAnHttpsAddress(String address, String shown) {
    var form = new Form.Webhook();
    assertThat(form.admits(address)).isEqualTo(!shown.equals("(hidden)"));
    assertThat(form.shown(address)).isEqualTo(shown);
  }
}
