package io.neosc.application.testing;

import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.audit.AuditEntries;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.CommitsContract;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

class InMemoryCommitsTest implements CommitsContract {

  @Override
  public Store store() {
    var store = new InMemoryStore();
    var observed = new CopyOnWriteArrayList<List<Change>>();
    var commits =
        new InMemoryCommits(
            store,
            new AuditEntries(new CountingIds(), _ -> false),
            List.of((_, changes, _) -> observed.add(changes)));
    return new Store() {
      @Override
      public Commits commits() {
        return commits;
      }

      @Override
      public AccountRepository accounts() {
        return InMemoryRepositories.accounts(store);
      }

      @Override
      public SessionRepository sessions() {
        return InMemoryRepositories.sessions(store);
      }

      @Override
      public AlertRepository alerts() {
        return InMemoryRepositories.alerts(store);
      }

      @Override
      public AuditTrail trail() {
        return InMemoryRepositories.trail(store);
      }

      @Override
      public List<List<Change>> observed() {
        return observed;
      }
    };
  }
}
