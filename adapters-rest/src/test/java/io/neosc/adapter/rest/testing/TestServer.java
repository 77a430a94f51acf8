package io.neosc.adapter.rest.testing;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.neosc.application.alert.port.in.AlertQueries;
import io.neosc.application.apikey.port.in.ApiKeyCommands;
import io.neosc.application.apikey.port.in.ApiKeyQueries;
import io.neosc.application.apikey.port.in.CreateApiKey;
import io.neosc.application.apikey.port.in.KeyBearerQueries;
import io.neosc.application.audit.port.in.ArchiveQueries;
import io.neosc.application.audit.port.in.AuditQueries;
import io.neosc.application.audit.port.in.DeliveryQueries;
import io.neosc.application.audit.port.in.ExportCommands;
import io.neosc.application.audit.port.in.TrailQueries;
import io.neosc.application.erasure.port.in.ErasureCommands;
import io.neosc.application.erasure.port.in.ErasureQueries;
import io.neosc.application.guard.port.in.GuardCommands;
import io.neosc.application.guard.port.in.GuardQueries;
import io.neosc.application.health.port.in.HealthQueries;
import io.neosc.application.hold.port.in.LegalHoldCommands;
import io.neosc.application.hold.port.in.LegalHoldQueries;
import io.neosc.application.identity.IdentitySettings;
import io.neosc.application.identity.port.in.AccountCommands;
import io.neosc.application.identity.port.in.AccountQueries;
import io.neosc.application.identity.port.in.IdentityCommands;
import io.neosc.application.identity.port.in.PermissionCommands;
import io.neosc.application.identity.port.in.SignInQueries;
import io.neosc.application.identity.port.out.AccessTokens;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.in.TicketCommands;
import io.neosc.application.lock.port.in.LockCommands;
import io.neosc.application.lock.port.in.LockQueries;
import io.neosc.application.lock.port.in.LocksInForceQueries;
import io.neosc.application.organization.port.in.OrganizationCommands;
import io.neosc.application.organization.port.in.OrganizationQueries;
import io.neosc.application.policy.port.in.PolicyCommands;
import io.neosc.application.policy.port.in.PolicyQueries;
import io.neosc.application.review.port.in.ReviewQueries;
import io.neosc.application.session.port.in.AdminSessionCommands;
import io.neosc.application.session.port.in.AdminSessionQueries;
import io.neosc.application.session.port.in.GatewayCommands;
import io.neosc.application.session.port.in.GatewayQueries;
import io.neosc.application.session.port.in.LaunchTicketCommands;
import io.neosc.application.session.port.in.PresenceCommands;
import io.neosc.application.session.port.in.SessionCommands;
import io.neosc.application.session.port.in.SessionQueries;
import io.neosc.application.session.port.in.SweepQueries;
import io.neosc.application.setup.port.in.FirstStart;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.CommitObserver;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.IdempotentAnswers;
import io.neosc.application.shared.port.SecurityLog;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.usage.port.in.UsageQueries;
import io.neosc.application.workspace.port.in.WorkspaceCommands;
import io.neosc.application.workspace.port.in.WorkspaceQueries;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.AccountProfile;
import io.neosc.domain.identity.Actor;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.workspace.ConnectionUrl;
import io.neosc.domain.workspace.LaunchMode;
import io.neosc.domain.workspace.Limits;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import io.neosc.domain.workspace.WorkspaceType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The HTTP door over the in-memory application, and a client for it. */
public final class TestServer implements AutoCloseable {
  public static final String PASSWORD = "correct horse battery";
  public static final String SCRAPE_TOKEN = "scrape-token-of-the-tests";

  /** Random, and used nowhere else. */
  public static final String JWT_SECRET =
      "x8Jv2QmT5rKpW7yB4nHc9ZfLs3GdE6uA0qXtRiYoVjMkPwNbCzDaUhSgFeOl1I8v7Kd4";

  public final InMemoryApplication app;
  public final EmbeddedServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger people = new AtomicInteger();

  private TestServer(
      InMemoryApplication app, IdentityCommands identity, Map<String, Object> properties) {
    this.app = app;
    var all = new HashMap<String, Object>();
    all.put("micronaut.server.port", -1);
    all.put("neosc.security.jwt-secret", JWT_SECRET);
    all.put("neosc.metrics.scrape-token", SCRAPE_TOKEN);
    for (var limit : List.of("account", "auth", "public")) {
      all.put("neosc.rate-limits." + limit + "-per-minute", 1_000_000);
    }
    all.putAll(properties);
    var context = ApplicationContext.builder("test").properties(all).build();
    context.registerSingleton(InstantSource.class, app.clock);
    context.registerSingleton(IdGenerator.class, app.ids);
    context.registerSingleton(SecurityLog.class, app.securityLog);
    context.registerSingleton(HealthQueries.class, app.health);
    context.registerSingleton(IdentityCommands.class, identity);
    context.registerSingleton(AccountCommands.class, app.accounts);
    context.registerSingleton(AccountQueries.class, app.accounts);
    context.registerSingleton(PermissionCommands.class, app.permissions);
    context.registerSingleton(OrganizationCommands.class, app.organizations);
    context.registerSingleton(OrganizationQueries.class, app.organizations);
    context.registerSingleton(ApiKeyQueries.class, app.apiKeys);
    context.registerSingleton(ApiKeyCommands.class, app.apiKeys);
    context.registerSingleton(KeyBearerQueries.class, app.keyBearers);
    context.registerSingleton(LocksInForceQueries.class, app.live.locks());
    context.registerSingleton(LockQueries.class, app.locks);
    context.registerSingleton(LockCommands.class, app.locks);
    context.registerSingleton(GuardQueries.class, app.blocks);
    context.registerSingleton(GuardCommands.class, app.blocks);
    context.registerSingleton(SignInQueries.class, app.live.signIns());
    context.registerSingleton(LiveQueries.class, app.live.model());
    context.registerSingleton(TicketCommands.class, app.tickets);
    context.registerSingleton(PolicyCommands.class, app.policies);
    context.registerSingleton(PolicyQueries.class, app.policies);
    context.registerSingleton(SessionCommands.class, app.sessions);
    context.registerSingleton(SessionQueries.class, app.sessionReading);
    context.registerSingleton(AdminSessionQueries.class, app.sessionAdministration);
    context.registerSingleton(AdminSessionCommands.class, app.sessionAdministration);
    context.registerSingleton(SweepQueries.class, new SevenSweeps());
    context.registerSingleton(LaunchTicketCommands.class, app.launchTickets);
    context.registerSingleton(GatewayCommands.class, app.gateways);
    context.registerSingleton(GatewayQueries.class, app.gateways);
    context.registerSingleton(PresenceCommands.class, app.signs);
    context.registerSingleton(WorkspaceQueries.class, app.workspaces);
    context.registerSingleton(WorkspaceCommands.class, app.workspaceChanging);
    context.registerSingleton(UsageQueries.class, app.usage);
    context.registerSingleton(AlertQueries.class, app.alerts);
    context.registerSingleton(AuditQueries.class, app.audit);
    context.registerSingleton(ReviewQueries.class, app.reviews);
    context.registerSingleton(TrailQueries.class, app.verification);
    context.registerSingleton(ArchiveQueries.class, new NothingArchived());
    context.registerSingleton(DeliveryQueries.class, Optional::empty);
    context.registerSingleton(ExportCommands.class, app.exports);
    context.registerSingleton(LegalHoldCommands.class, app.holds);
    context.registerSingleton(LegalHoldQueries.class, app.holds);
    context.registerSingleton(ErasureCommands.class, app.erasures);
    context.registerSingleton(ErasureQueries.class, app.erasures);
    context.registerSingleton(IdempotentAnswers.class, app.answers);
    context.start();
    app.observers.addAll(context.getBeansOfType(CommitObserver.class));
    app.setup.prepare(
        new FirstStart(
            new FirstStart.Admin(new EmailAddress("admin@example.org"), PASSWORD),
            false,
            catalogue()));
    server = context.getBean(EmbeddedServer.class).start();
  }

  public static TestServer start() {
    return start(Map.of());
  }

  public static TestServer start(Map<String, Object> properties) {
    var app = new InMemoryApplication();
    return new TestServer(app, app.identity, properties).open();
  }

  /** One whose start is not done yet. */
  public static TestServer starting() {
    var app = new InMemoryApplication();
    return new TestServer(app, app.identity, Map.of());
  }

  private TestServer open() {
    app.health.openDoor();
    return this;
  }

  /** Where launches give out tickets for gateways. */
  public static TestServer withLaunchTickets() {
    var app = new InMemoryApplication(IdentitySettings.DEFAULT, true);
    return new TestServer(app, app.identity, Map.of()).open();
  }

  /** Where people cannot register themselves. */
  public static TestServer closed() {
    var app =
        new InMemoryApplication(
            new IdentitySettings(false, Duration.ofDays(30), Duration.ofSeconds(60)));
    return new TestServer(app, app.identity, Map.of()).open();
  }

  /** Where everything about sign-ins fails like this. */
  public static TestServer failing(RuntimeException failure) {
    return failing(failure, Map.of());
  }

  public static TestServer failing(RuntimeException failure, Map<String, Object> properties) {
    return new TestServer(new InMemoryApplication(), new FailingIdentity(failure), properties)
        .open();
  }

  private static SequencedMap<WorkspaceId, Workspace.Description> catalogue() {
    var catalogue = new LinkedHashMap<WorkspaceId, Workspace.Description>();
    catalogue.put(new WorkspaceId("ws-desktop"), workspace("Desktop", Limits.DEFAULT));
    catalogue.put(new WorkspaceId("ws-shell"), workspace("Shell", new Limits(1, 1, null, null)));
    catalogue.put(new WorkspaceId("ws-many"), workspace("Many", new Limits(null, 3, null, null)));
    return catalogue;
  }

  private static Workspace.Description workspace(String name, Limits limits) {
    return new Workspace.Description(
        name,
        WorkspaceType.LINUX,
        "A workspace",
        null,
        new ConnectionUrl("https://host.example.org/" + name.toLowerCase(Locale.ROOT)),
        LaunchMode.IFRAME,
        "2",
        "4 GB",
        null,
        limits,
        null,
        null,
        null);
  }

  /** A request that can still be changed. */
  public Call call(String method, String path) {
    return new Call(method, path);
  }

  public Call get(String path) {
    return call("GET", path);
  }

  public Call post(String path) {
    return call("POST", path);
  }

  /** A new account of this role, stored. */
  public Account.State account(Role role) {
    var now = app.clock.instant();
    var name = "person" + people.incrementAndGet();
    var account =
        Account.create(
            new AccountId(app.ids.next(AccountId.PREFIX)),
            new EmailAddress(name + "@example.org"),
            new AccountProfile(name, role, OrganizationId.DEFAULT, false),
            app.hasher.hash(PASSWORD),
            now);
    app.commits.commit(CommitContext.system("0".repeat(31) + "1"), account);
    return account.state();
  }

  /** The access token of a new account of this role that has signed in over HTTP. */
  public String signIn(Role role) {
    return login(account(role).email().value()).text("access_token");
  }

  public Answer login(String email) {
    return post("/api/auth/login")
        .json("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD))
        .send()
        .is(200);
  }

  /** A new API key with these scopes, made by a new admin. */
  public String apiKey(Scope... scopes) {
    var admin = account(Role.ADMIN);
    var actor =
        new Actor(admin.id(), admin.email(), Role.ADMIN, new SignInId(app.ids.next("sin-")));
    var context = CommitContext.system("0".repeat(31) + "1").by(actor);
    return app.apiKeys.create(new CreateApiKey(context, "a machine", List.of(scopes), null)).key();
  }

  /** For a client that needs the connection itself. */
  public int port() {
    return server.getPort();
  }

  public AccessTokens tokens() {
    return server.getApplicationContext().getBean(AccessTokens.class);
  }

  /** How much is stored: aggregates, and entries of anything but refusals by role and reading. */
  public int stored() {
    var entries =
        app.store.entries().stream()
            .filter(entry ->
                !Set.of("permission_denied", "read_audit", "verify_audit", "export_audit")
                    .contains(entry.action()));
    return app.storedKeys().size() + (int) entries.count();
  }

  @Override
  public void close() {
    server.getApplicationContext().close();
    client.close();
  }

  /** One request. */
  public final class Call {
    private final String method;
    private final HttpRequest.Builder builder;
    private HttpRequest.BodyPublisher body = BodyPublishers.noBody();

    private Call(String method, String path) {
      this.method = method;
      this.builder = HttpRequest.newBuilder(URI.create(server.getURL() + path));
    }

    public Call as(@Nullable String token) {
      return token == null ? this : header("Authorization", "Bearer " + token);
    }

    public Call header(String name, String value) {
      builder.header(name, value);
      return this;
    }

    public Call json(String json) {
      return header("Content-Type", "application/json").content(json);
    }

    public Call content(String content) {
      body = BodyPublishers.ofString(content);
      return this;
    }

    /** The content, without saying how long it is. */
    public Call chunked(String content) {
      body =
          BodyPublishers.fromPublisher(
              BodyPublishers.ofByteArrays(List.of(content.getBytes(StandardCharsets.UTF_8))));
      return this;
    }

    public Answer send() {
      try {
        return new Answer(
            client.send(builder.method(method, body).build(), BodyHandlers.ofString()));
      } catch (IOException e) {
        throw new AssertionError(method + " got no answer", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  /** A node that sweeps. */
  private record SevenSweeps() implements SweepQueries {
    @Override
    public boolean sweeping() {
      return true;
    }

    @Override
    public long sweeps() {
      return 7;
    }
  }

  /** What metrics tell of an archive that nobody has. */
  private record NothingArchived() implements ArchiveQueries {
    @Override
    public long archived() {
      return 0;
    }

    @Override
    public Optional<Instant> lastSuccess() {
      return Optional.empty();
    }

    @Override
    public Optional<Instant> oldest() {
      return Optional.empty();
    }
  }
}
