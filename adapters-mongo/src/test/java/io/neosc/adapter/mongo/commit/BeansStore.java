package io.neosc.adapter.mongo.commit;

import io.micronaut.context.ApplicationContext;
import io.neosc.adapter.mongo.shared.StartStep;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.audit.AuditEntries;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.CommitObserver;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.CommitsContract;
import io.neosc.application.testing.CountingIds;
import io.neosc.domain.shared.DomainEvent;
import io.neosc.mongod.MongodForTests;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The adapter's beans as the program wires them, on an empty database with its schema. */
record BeansStore(ApplicationContext context, Observed observer)
    implements CommitsContract.Store, AutoCloseable {

  /** Remembers what it saw. */
  static final class Observed implements CommitObserver {
    private final List<List<Change>> calls = new CopyOnWriteArrayList<>();

    @Override
    public void committed(
        CommitContext context, List<Change> changes, List<? extends DomainEvent> events) {
      calls.add(changes);
    }
  }

  static BeansStore empty() {
    var mongod = MongodForTests.shared();
    var uri = TestStore.address(mongod.uri(), mongod.newDatabase());
    var ids = new CountingIds();
    var observed = new Observed();
    var context =
        ApplicationContext.builder()
            .properties(Map.of("mongodb.uri", uri, "neosc.commit.deadline", "20s"))
            .singletons(ids, new AuditEntries(ids, _ -> false), observed)
            .start();
    context.getBeansOfType(StartStep.class).forEach(StartStep::run);
    return new BeansStore(context, observed);
  }

  @Override
  public Commits commits() {
    return context.getBean(Commits.class);
  }

  @Override
  public AccountRepository accounts() {
    return context.getBean(AccountRepository.class);
  }

  @Override
  public SessionRepository sessions() {
    return context.getBean(SessionRepository.class);
  }

  @Override
  public AlertRepository alerts() {
    return context.getBean(AlertRepository.class);
  }

  @Override
  public AuditTrail trail() {
    return context.getBean(AuditTrail.class);
  }

  @Override
  public List<List<Change>> observed() {
    return observer.calls;
  }

  @Override
  public void close() {
    context.close();
  }
}
