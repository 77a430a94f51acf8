package io.neosc.benchmark;

import io.micronaut.context.ApplicationContext;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.Store;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Actor;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.RefusalReason;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.identity.SignInMethod;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;

/** A node of the product without its HTTP side: the beans of the running server on a database. */
public final class Node implements AutoCloseable {
  private static final String HASH =
      "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$" + "h".repeat(43);

  private final ApplicationContext context;
  private final Commits commits;
  private final CommitContext caller;

  /** Starts one on the database of this address. */
  public Node(String uri) {
    context = beans(uri);
    context.getBean(Store.class).prepare();
    commits = context.getBean(Commits.class);
    var actor =
        new Actor(
            new AccountId(next("usr-")),
            new EmailAddress("bench@example.org"),
            Role.USER,
            new SignInId(next("sin-")));
    caller =
        new CommitContext(
            actor, "192.0.2.17", "benchmark/1.0", "4bf92f3577b34da6a3ce929d0e0e4736", null);
  }

  /** The beans of the server, of which none has asked the database yet. */
  static ApplicationContext beans(String uri) {
    return ApplicationContext.builder()
        .deduceEnvironment(false)
        .banner(false)
        .properties(
            Map.of(
                "mongodb.uri",
                uri,
                "neosc.security.jwt-secret",
                secret(),
                "micronaut.health.monitor.enabled",
                "false",
                "logger.levels.io.neosc",
                "WARN"))
        .start();
  }

  private static String secret() {
    var bytes = new byte[64];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** One of its beans. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  private String next(String prefix) {
    return bean(IdGenerator.class).next(prefix);
  }

  /** Times as the store keeps them. */
  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** An event that changes nothing, with its entry. */
  void entryAlone() {
    commits.record(
        caller,
        new SignInEvent.Refused(
            "somebody@example.org",
            null,
            SignInMethod.PASSWORD,
            RefusalReason.UNKNOWN_ACCOUNT,
            now()));
  }

  /** A stored account for {@link #change}. */
  Account.State account() {
    var id = new AccountId(next("usr-"));
    var account =
        Account.register(
            id, new EmailAddress(id.value() + "@example.org"), "Ada", null, HASH, now());
    commits.commit(caller, account);
    return account.state().atVersion(1);
  }

  /** Replaces the account's document, with an entry; returns what is stored now. */
  Account.State change(Account.State loaded) {
    var account = Account.from(loaded);
    account.changePassword(HASH, now());
    commits.commit(caller, account);
    return account.state().atVersion(loaded.version() + 1);
  }

  @Override
  public void close() {
    context.close();
  }
}
