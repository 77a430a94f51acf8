package io.neosc.bootstrap.config;

import io.neosc.bootstrap.NetworksConfig;
import io.neosc.bootstrap.config.ConfigKey.Need;
import io.neosc.bootstrap.config.Form.Choice;
import io.neosc.bootstrap.config.Form.Key;
import io.neosc.bootstrap.config.Form.Line;
import io.neosc.bootstrap.config.Form.Listed;
import io.neosc.bootstrap.config.Form.Span;
import io.neosc.bootstrap.config.Form.Truth;
import io.neosc.bootstrap.config.Form.Whole;
import io.neosc.domain.guard.WaitRule;
import io.neosc.domain.identity.SecretStrength;
import io.neosc.domain.shared.IpRange;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The catalogue: every key that can be configured (OP-4). Forms, bounds, defaults and other names
 * of keys stand here and nowhere else; whatever is not here stops the start, so that records take
 * what they are given. What a rule of the domain bounds is bounded by its constants.
 *
 * <p><b>To add a key</b>: give a {@code @ConfigurationProperties} record its component with a
 * {@code @Bindable} default, and add the key here, under its section, with the same default, its
 * form with bounds, and a sentence that says what it means and in which unit. Then run {@code
 * ./neosc config reference > docs/configuration.md} (or copy the {@code target/configuration.md}
 * that {@code ConfigKeysTest} leaves). That test fails until catalogue, records and document agree.
 * A secret takes {@link Key}: it is hidden everywhere, and can come from a file by its variable
 * with {@code _FILE}.
 */
public final class ConfigKeys {
  private static final Listed ORIGINS =
      new Listed(
          "a list of origins such as https://portal.example.org, with commas between them",
          Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+").asMatchPredicate());

  public static final ConfigKey MONGODB_URI =
      ConfigKey.of(
              "mongodb.uri",
              new Form.MongoAddress(),
              "The MongoDB replica set, 6.0 or newer; its path names the database (`neosc`). A"
                  + " standalone server is refused with the command that mends it. Development"
                  + " mode runs a mongod of its own without it.")
          .need(Need.REQUIRED);
  public static final ConfigKey MONGODB_ERASURE_URI =
      ConfigKey.of(
          "neosc.mongodb.erasure-uri",
          new Form.MongoAddress(),
          "The same database with the credentials of a user who may take persons out of the audit"
              + " trail (`docs/mongodb-erasure-role.json`). Without it the user of `mongodb.uri`"
              + " does it, and must have that right.");
  public static final ConfigKey MONGODB_RETENTION_URI =
      ConfigKey.of(
          "neosc.mongodb.retention-uri",
          new Form.MongoAddress(),
          "The same database with the credentials of a user who may remove archived entries of the"
              + " audit trail (`docs/mongodb-retention-role.json`). Without it the user of"
              + " `mongodb.uri` does it, and must have that right.");
  public static final ConfigKey HOST =
      ConfigKey.of(
              "neosc.host",
              new Line("the address of an interface of this machine", 255),
              "The interface to listen on.")
          .fallback("0.0.0.0")
          .inDevelopment("127.0.0.1");
  public static final ConfigKey PORT =
      ConfigKey.of("neosc.port", new Whole(0, 65_535), "The TCP port of HTTP; 0 takes a free one.")
          .fallback("8080")
          .alias("STATUS_PORT");
  public static final ConfigKey DATA_DIR =
      ConfigKey.of(
              "neosc.data-dir",
              new Line("the path of a folder", 4_096),
              "The folder for what this node keeps on its machine.")
          .fallback(".neosc");
  public static final ConfigKey ADMIN_EMAIL =
      ConfigKey.of(
              "neosc.admin.email",
              new Form.Email(),
              "The address of the first admin, which is made once, when there is no account.")
          .inDevelopment("admin@neosc.local");
  public static final ConfigKey ADMIN_PASSWORD =
      ConfigKey.of(
              "neosc.admin.password",
              new Form.Password(),
              "The password of the first admin. Development mode makes one and prints it once.")
          .alias("STATUS_ADMIN_PASSWORD")
          .need(Need.MADE_IN_DEVELOPMENT);
  public static final ConfigKey JWT_SECRET =
      ConfigKey.of(
              "neosc.security.jwt-secret",
              new Key(64, SecretStrength.SHORTEST_KEY),
              "Signs access tokens and cursors; the same on all nodes. Development mode makes and"
                  + " keeps one.")
          .alias("STATUS_JWT_SECRET")
          .need(Need.REQUIRED);
  public static final ConfigKey WORKSPACES_DEFAULTS =
      ConfigKey.of(
              "neosc.workspaces.defaults",
              new Form.Readable(),
              "A YAML file with workspaces, loaded once into an empty database;"
                  + " `classpath:workspaces.yaml` is the shipped one.")
          .inDevelopment("classpath:workspaces.yaml");

  /** Keys that belong together, under a heading of the document. */
  record Section(String title, List<ConfigKey> keys) {}

  static final List<Section> SECTIONS =
      List.of(
          new Section(
              "Server",
              List.of(
                  MONGODB_URI,
                  MONGODB_ERASURE_URI,
                  MONGODB_RETENTION_URI,
                  HOST,
                  PORT,
                  DATA_DIR,
                  ConfigKey.of(
                          "neosc.drain",
                          Span.of("0s", "10s"),
                          "The longest time that a stopping server waits for requests under way.")
                      .fallback("10s"),
                  ConfigKey.of(
                      "neosc.trusted-proxies",
                      new Listed(
                          "a list of addresses and ranges such as 192.0.2.7 or 10.0.0.0/8, with"
                              + " commas between them",
                          proxy -> IpRange.parse(proxy).isPresent()),
                      "The reverse proxies whose word on the client's address is believed."),
                  ConfigKey.of(
                          "neosc.proxy-header",
                          new Choice(List.of("x-forwarded-for", "forwarded")),
                          "The one header that those proxies write; the other is never looked at.")
                      .fallback("x-forwarded-for"))),
          new Section(
              "First start",
              List.of(
                  ADMIN_EMAIL,
                  ADMIN_PASSWORD,
                  WORKSPACES_DEFAULTS,
                  ConfigKey.of(
                          "neosc.policies.enforce-defaults",
                          new Truth(),
                          "Whether the controls of the shipped policies start enforced instead of"
                              + " monitored.")
                      .fallback("false"))),
          new Section(
              "Accounts and sign-ins",
              List.of(
                  ConfigKey.of(
                          "neosc.registration.enabled",
                          new Truth(),
                          "Whether people may make accounts for themselves.")
                      .fallback("true"),
                  JWT_SECRET,
                  ConfigKey.of(
                          "neosc.security.jwt-secret-previous",
                          new Key(64, SecretStrength.SHORTEST_KEY),
                          "Verifies access tokens too, while the key is being replaced.")
                      .alias("STATUS_JWT_SECRET_PREVIOUS"),
                  ConfigKey.of(
                          "neosc.security.access-token-ttl",
                          Span.of("1s", "12h"),
                          "The life of an access token.")
                      .fallback("15m"),
                  ConfigKey.of(
                          "neosc.security.sign-in-lifetime",
                          Span.of("1m", "3650d"),
                          "A sign-in is over after this, however often it was refreshed.")
                      .fallback("30d"),
                  ConfigKey.of(
                          "neosc.security.offline-grace",
                          Span.of("0s", "1d"),
                          "How long remembered sign-ins are trusted while MongoDB is away.")
                      .fallback("60s"),
                  ConfigKey.of(
                          "neosc.security.issuer",
                          new Line("a line of text", 200),
                          "The claim `iss` of access tokens; others are refused.")
                      .fallback("neosc"),
                  ConfigKey.of(
                          "neosc.security.audience",
                          new Line("a line of text", 200),
                          "The claim `aud` of access tokens; others are refused.")
                      .fallback("neosc-api"),
                  ConfigKey.of(
                          "neosc.brute-force.first-wait",
                          Span.of("100ms", "15m"),
                          "The wait after the first failure for an account from an address; each further failure doubles it.")
                      .fallback("1s"),
                  ConfigKey.of(
                          "neosc.brute-force.longest-wait",
                          Span.of("1s", WaitRule.LONGEST_WAIT),
                          "No wait is longer, and each such time without a failure takes one failure back.")
                      .fallback("15m"),
                  ConfigKey.of(
                          "neosc.brute-force.parallel",
                          new Whole(1, 1_000),
                          "How many sign-ins for an account from an address may be looked at at once while none has failed.")
                      .fallback("10"),
                  ConfigKey.of(
                          "neosc.brute-force.free-accounts",
                          new Whole(0, 100_000),
                          "With how many different accounts an address may fail before it waits as a whole.")
                      .fallback("10"),
                  ConfigKey.of(
                          "neosc.brute-force.attacked-after",
                          new Whole(1, 100_000),
                          "Failures for an account over all addresses after which it counts as attacked.")
                      .fallback("5"),
                  ConfigKey.of(
                          "neosc.brute-force.attacked-delay",
                          Span.of("0s", WaitRule.LONGEST_DELAY),
                          "What an address that is new to an attacked account waits, once.")
                      .fallback("5s"))),
          new Section(
              "Sessions",
              List.of(
                  ConfigKey.of(
                      "neosc.sessions.max-active",
                      new Whole(0, 1_000_000),
                      "How many sessions may be active at once, of everybody together; 0 admits"
                          + " nobody. No bound without it."),
                  ConfigKey.of(
                      "neosc.sessions.max-per-account",
                      new Whole(1, 1_000_000),
                      "How many sessions of one account may be active at once, over all workspaces."
                          + " No bound without it."),
                  ConfigKey.of(
                      "neosc.networks",
                      new Listed(
                          "a list of names with a range each such as office=10.0.0.0/8, with commas"
                              + " between them; a name may come again",
                          NetworksConfig::valid),
                      "Networks that are told apart: an account with active sessions in two of them"
                          + " at once is suspicious. What lies in none is one more network."),
                  ConfigKey.of(
                          "neosc.workspaces.launch-tickets",
                          new Truth(),
                          "Whether a launch gives out a ticket, good once and for 60 s, with which a"
                              + " gateway knows who comes; http and https addresses carry it as"
                              + " `neosc_ticket`.")
                      .fallback("false"),
                  ConfigKey.of(
                          "neosc.sessions.idle-timeout",
                          Span.of("1s", "3650d"),
                          "Without a sign of life for this long a session is disconnected; a"
                              + " workspace can be stricter.")
                      .fallback("1h"),
                  ConfigKey.of(
                          "neosc.sessions.long-running-after",
                          Span.of("1s", "3650d"),
                          "After this an active session is worth the alert"
                              + " `session_long_running`; it goes on.")
                      .fallback("8h"),
                  ConfigKey.of(
                          "neosc.sessions.orphan-after",
                          Span.of("1s", "3650d"),
                          "Without any sign of life for this long a session is terminated; it"
                              + " matters where the idle timeout is longer, or nobody swept in"
                              + " time.")
                      .fallback("24h"),
                  ConfigKey.of(
                      "neosc.sessions.max-duration",
                      Span.of("1s", "3650d"),
                      "No session lasts longer, whatever it does; a workspace can be stricter."),
                  ConfigKey.of(
                          "neosc.sessions.sweep-interval",
                          Span.of("1s", "1h"),
                          "How often sessions whose time is over are looked for; one ends after"
                              + " two looks that agree.")
                      .fallback("30s"))),
          new Section(
              "Requests",
              List.of(
                  ConfigKey.of(
                          "neosc.rate-limits.account-per-minute",
                          new Whole(1, 100_000_000),
                          "How many requests of one account a node answers in a minute, with all"
                              + " its tokens together.")
                      .fallback("600"),
                  ConfigKey.of(
                          "neosc.rate-limits.gateway-per-minute",
                          new Whole(1, 100_000_000),
                          "How many requests of one API key with the scope `sessions:report` a node"
                              + " answers in a minute: heartbeats of all sessions behind a gateway.")
                      .fallback("600000"),
                  ConfigKey.of(
                          "neosc.rate-limits.auth-per-minute",
                          new Whole(1, 100_000_000),
                          "How many requests to `/api/auth/*` of one address (IPv6: one /64) a node"
                              + " answers in a minute.")
                      .fallback("60"),
                  ConfigKey.of(
                          "neosc.rate-limits.public-per-minute",
                          new Whole(1, 100_000_000),
                          "How many requests of one address a node answers in a minute that are not"
                              + " signed in or to what is open to anybody.")
                      .fallback("120"),
                  ConfigKey.of(
                          "neosc.api.require-if-match",
                          new Truth(),
                          "Whether workspaces and policies are changed with `If-Match` alone; without"
                              + " it is 428. Clients of the first seed send none.")
                      .fallback("false"),
                  ConfigKey.of(
                          "neosc.http.head-timeout",
                          Span.of("1s", "5m"),
                          "How long the headers of a request may take to arrive.")
                      .fallback("10s"),
                  ConfigKey.of(
                          "neosc.http.body-timeout",
                          Span.of("1s", "5m"),
                          "How long the body of a request may take to arrive.")
                      .fallback("30s"))),
          new Section(
              "Browsers and watchers",
              List.of(
                  ConfigKey.of(
                          "neosc.cors.allowed-origins",
                          ORIGINS,
                          "Origins beside the server's own whose pages may call the API.")
                      .alias("CORS_ORIGIN"),
                  ConfigKey.of(
                      "neosc.live.allowed-origins",
                      ORIGINS,
                      "Origins beside the server's own whose pages may open the live stream."),
                  ConfigKey.of(
                          "neosc.live.heartbeat",
                          Span.of("100ms", "5m"),
                          "How often each client of the live stream hears that the server is"
                              + " there.")
                      .fallback("15s"),
                  ConfigKey.of(
                          "neosc.live.drop-after",
                          Span.of("100ms", "5m"),
                          "How long a client may leave its close frame unread before it is cut"
                              + " off.")
                      .fallback("10s"),
                  ConfigKey.of(
                      "neosc.metrics.scrape-token",
                      new Key(16, 1),
                      "What a scraper of `/metrics` may send as bearer token in place of an API key"
                          + " with the scope metrics:read."),
                  ConfigKey.of(
                          "neosc.logs.slow-request",
                          Span.of("0s", "1h"),
                          "A request that takes at least this long is a line of the log's category"
                              + " `performance`; `0s` makes each one a line.")
                      .fallback("1s"))),
          new Section("Audit trail", AuditKeys.ALL),
          new Section(
              "Writing",
              List.of(
                  ConfigKey.of(
                          "neosc.commit.queue",
                          new Whole(1, 1_000_000),
                          "How many callers may wait to be stored; the next one is answered 503.")
                      .fallback("4096"),
                  ConfigKey.of(
                          "neosc.commit.batch",
                          new Whole(1, 10_000),
                          "How many callers' changes are stored in one transaction at most.")
                      .fallback("512"),
                  ConfigKey.of(
                          "neosc.commit.deadline",
                          Span.of("1ms", "1m"),
                          "How long a caller waits to be stored at most.")
                      .fallback("1500ms"),
                  ConfigKey.of(
                          "neosc.commit.attempt",
                          Span.of("1ms", "1m"),
                          "How long MongoDB has for one transaction.")
                      .fallback("1000ms"),
                  ConfigKey.of(
                          "neosc.commit.drain",
                          Span.of("0s", "1m"),
                          "How long a stopping server waits for what is queued.")
                      .fallback("10s"))));

  /** Every key, in the order of the document. */
  public static final List<ConfigKey> ALL =
      SECTIONS.stream().flatMap(section -> section.keys().stream()).toList();

  private ConfigKeys() {}
}
