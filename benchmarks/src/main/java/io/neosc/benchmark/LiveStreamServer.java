package io.neosc.benchmark;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.neosc.application.identity.port.out.AccessTokens;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.live.LiveChanges;
import io.neosc.application.live.port.in.Snapshot;
import io.neosc.application.live.port.in.TicketCommands;
import io.neosc.application.live.port.out.LiveFeed;
import io.neosc.application.lock.port.out.LockRepository;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.audit.AuditDraft;
import io.neosc.domain.audit.AuditEntryId;
import io.neosc.domain.audit.AuditLog;
import io.neosc.domain.audit.PersonalPart;
import io.neosc.domain.audit.Salt;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockId;
import io.neosc.domain.lock.LockTarget;
import io.neosc.domain.organization.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The product's live stream with its read model, told of changes as the change stream does. */
final class LiveStreamServer implements AutoCloseable {
  private static final String HASH = "0".repeat(64);

  private final LiveChanges changes;
  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final AuditLog log = AuditLog.empty("main");
  private int told;

  /**
   * @param readers how many people, each with a sign-in of role auditor
   */
  LiveStreamServer(int readers) {
    var signIns = IntStream.range(0, readers).mapToObj(LiveStreamServer::signIn).toList();
    changes =
        new LiveChanges(new Nowhere(), new NoLocks(), InstantSource.system(), Duration.ofDays(1));
    changes.rebuild(
        new Snapshot(
            List.of(), signIns, List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
    context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .singletons(
                changes.model(), changes.signIns(), changes.locks(), new Tokens(), new NoTickets())
            .properties(Map.of("micronaut.server.port", -1, "neosc.live.heartbeat", "1h"))
            .start();
    changes.listen(context.getBean(LiveFeed.class));
    server = context.getBean(EmbeddedServer.class).start();
  }

  int port() {
    return server.getPort();
  }

  String token(int reader) {
    return idOf(reader).value();
  }

  /** Changes of the smallest kind that everybody here sees: audit entries. */
  void tell(int count) {
    for (var i = 0; i < count; i++) {
      changes.apply(new Change.EntryAppended(log.append(draft(told++))));
    }
  }

  private static AuditDraft draft(int number) {
    return new AuditDraft(
        new AuditEntryId("aud-0199a1b2-c3d4-7e5f-8a9b-%012x".formatted(number)),
        null,
        "login",
        "auth",
        Node.now(),
        false,
        null,
        null,
        null,
        null,
        PersonalPart.empty(new Salt(number, ~number)));
  }

  private static SignInId idOf(int reader) {
    return new SignInId("sin-" + reader);
  }

  private static SignIn.State signIn(int reader) {
    var now = Instant.now();
    return new SignIn.State(
        idOf(reader),
        new AccountId("usr-" + reader),
        new EmailAddress(reader + "@example.org"),
        "Ada",
        OrganizationId.DEFAULT,
        Role.AUDITOR,
        List.of("pwd"),
        HASH,
        "192.0.2.17",
        now,
        now,
        now.plus(Duration.ofDays(1)),
        null,
        1);
  }

  @Override
  public void close() {
    context.close();
  }

  /** A token is the name of its sign-in. */
  private static final class Tokens implements AccessTokens {
    @Override
    public Issued issue(SignIn.State signIn) {
      return new Issued(signIn.id().value(), Duration.ofMinutes(15));
    }

    @Override
    public Optional<SignInId> verify(String token) {
      return Optional.of(new SignInId(token));
    }
  }

  private static final class NoTickets implements TicketCommands {
    @Override
    public String issue(CommitContext context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<SignInId> redeem(String ticket) {
      return Optional.empty();
    }
  }

  /** Nothing is stored: everything that is asked for is in memory. */
  /** Nobody is locked. */
  private static final class NoLocks implements LockRepository {
    @Override
    public Optional<Lock> find(LockId id) {
      return Optional.empty();
    }

    @Override
    public List<Lock.State> inForce(Instant now) {
      return List.of();
    }

    @Override
    public Page<Lock.State> page(LockTarget.@Nullable Kind kind, PageRequest page) {
      return new Page<>(List.of(), null);
    }
  }

  private static final class Nowhere implements SignInRepository {
    @Override
    public Optional<SignIn> find(SignInId id) {
      return Optional.of(SignIn.from(signIn(Integer.parseInt(id.value().substring(4)))));
    }

    @Override
    public List<SignIn> liveOf(AccountId account, Instant now) {
      return List.of();
    }
  }
}
