package io.neosc.application.testing;

import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.alert.port.out.AlertRepositoryContract;
import io.neosc.application.apikey.port.out.ApiKeyRepository;
import io.neosc.application.apikey.port.out.ApiKeyRepositoryContract;
import io.neosc.application.apikey.port.out.ApiKeyUses;
import io.neosc.application.apikey.port.out.ApiKeyUsesContract;
import io.neosc.application.audit.AuditEntries;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.AuditTrailContract;
import io.neosc.application.guard.port.out.AttemptStore;
import io.neosc.application.guard.port.out.AttemptStoreContract;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.identity.port.out.AccountRepositoryContract;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.identity.port.out.SignInRepositoryContract;
import io.neosc.application.live.port.out.TicketStore;
import io.neosc.application.live.port.out.TicketStoreContract;
import io.neosc.application.lock.port.out.LockRepository;
import io.neosc.application.lock.port.out.LockRepositoryContract;
import io.neosc.application.organization.port.out.OrganizationRepository;
import io.neosc.application.organization.port.out.OrganizationRepositoryContract;
import io.neosc.application.policy.port.out.PolicyRepository;
import io.neosc.application.policy.port.out.PolicyRepositoryContract;
import io.neosc.application.review.port.out.ReviewTrail;
import io.neosc.application.review.port.out.ReviewTrailContract;
import io.neosc.application.session.port.out.LaunchTicketStore;
import io.neosc.application.session.port.out.LaunchTicketStoreContract;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.session.port.out.SessionRepositoryContract;
import io.neosc.application.session.port.out.SessionSearchContract;
import io.neosc.application.session.port.out.SignStore;
import io.neosc.application.session.port.out.SignStoreContract;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.FencedCommitsContract;
import io.neosc.application.shared.port.IdempotentAnswers;
import io.neosc.application.shared.port.IdempotentAnswersContract;
import io.neosc.application.shared.port.Lease;
import io.neosc.application.shared.port.LeaseContract;
import io.neosc.application.usage.port.out.SessionSpans;
import io.neosc.application.usage.port.out.SessionSpansContract;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import io.neosc.application.workspace.port.out.WorkspaceRepositoryContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The fakes keep every contract that the adapters keep. */
class InMemoryContractsTest {
  private final InMemoryStore store = new InMemoryStore();
  private final Commits door =
      new InMemoryCommits(store, new AuditEntries(new CountingIds(), _ -> false), List.of());

  private final MovableClock storesClock = new MovableClock();

  @Nested
  class Leases implements LeaseContract {
    @Override
    public Lease lease() {
      return new InMemoryLease(store, storesClock);
    }

    @Override
    public void pass(Duration duration) {
      storesClock.forward(duration);
    }
  }

  @Nested
  class Fencing implements FencedCommitsContract {
    @Override
    public Lease lease() {
      return new InMemoryLease(store, storesClock);
    }

    @Override
    public void pass(Duration duration) {
      storesClock.forward(duration);
    }

    @Override
    public Commits commits() {
      return door;
    }

    @Override
    public AccountRepository accounts() {
      return InMemoryRepositories.accounts(store);
    }

    @Override
    public AuditTrail trail() {
      return InMemoryRepositories.trail(store);
    }
  }

  @Nested
  class Sessions implements SessionRepositoryContract, SessionSearchContract {
    @Override
    public Commits commits() {
      return door;
    }

    @Override
    public SessionRepository repository() {
      return InMemoryRepositories.sessions(store);
    }
  }

  @Nested
  class Spans implements SessionSpansContract {
    @Override
    public Commits commits() {
      return door;
    }

    @Override
    public SessionSpans spans() {
      return new InMemorySpans(store);
    }
  }

  @Nested
  class Workspaces implements WorkspaceRepositoryContract {
    @Override
    public Commits commits() {
      return door;
    }

    @Override
    public WorkspaceRepository repository() {
      return InMemoryRepositories.workspaces(store);
    }
  }

  @Nested
  class Accounts implements AccountRepositoryContract {
    @Override
    public Commits commits() {
      return door;
    }

    @Override
    public AccountRepository repository() {
      return InMemoryRepositories.accounts(store);
    }
  }

  @Nested
  class Organizations implements OrganizationRepositoryContract {
    @Override
    public Commits commits() {
      return door;
    }

    @Override
    public OrganizationRepository repository() {
      return InMemoryRepositories.organizations(store);
    }
  }

  @Nested
  class SignIns implements SignInRepositoryContract {
    @Override
    public Commits commits() {
      return door;
    }

    @Override
    public SignInRepository repository() {
      return InMemoryRepositories.signIns(store);
    }
  }

  @Nested
  class Policies implements PolicyRepositoryContract {
    @Override
    public Commits commits() {
      return door;
    }

    @Override
    public PolicyRepository repository() {
      return InMemoryRepositories.policies(store);
    }
  }

  @Nested
  class Alerts implements AlertRepositoryContract {
    @Override
    public Commits commits() {
      return door;
    }

    @Override
    public AlertRepository repository() {
      return InMemoryRepositories.alerts(store);
    }
  }

  @Nested
  class Trail implements AuditTrailContract {
    @Override
    public Commits commits() {
      return door;
    }

    @Override
    public AuditTrail trail() {
      return InMemoryRepositories.trail(store);
    }

    @Override
    public void damage(long seq) {
      store.damage(seq, true);
    }
  }

  @Nested
  class WeeklyReview implements ReviewTrailContract {
    @Override
    public Commits commits() {
      return door;
    }

    @Override
    public ReviewTrail review() {
      return new InMemoryReviewTrail(store::entries);
    }
  }

  @Nested
  class ApiKeys implements ApiKeyRepositoryContract {
    @Override
    public Commits commits() {
      return door;
    }

    @Override
    public ApiKeyRepository repository() {
      return InMemoryRepositories.apiKeys(store);
    }
  }

  @Nested
  class Locks implements LockRepositoryContract {
    @Override
    public Commits commits() {
      return door;
    }

    @Override
    public LockRepository repository() {
      return InMemoryRepositories.locks(store);
    }
  }

  @Nested
  class Uses implements ApiKeyUsesContract {
    private final ApiKeyUses uses = new InMemoryUses();

    @Override
    public ApiKeyUses uses() {
      return uses;
    }
  }

  @Nested
  class Signs implements SignStoreContract {
    private final SignStore signs = new InMemorySigns();

    @Override
    public SignStore signs() {
      return signs;
    }
  }

  @Nested
  class LaunchTickets implements LaunchTicketStoreContract {
    private final LaunchTicketStore tickets = new InMemoryLaunchTickets();

    @Override
    public LaunchTicketStore launchTickets() {
      return tickets;
    }
  }

  @Nested
  class Attempts implements AttemptStoreContract {
    private final AttemptStore attempts = new InMemoryAttempts();

    @Override
    public AttemptStore attempts() {
      return attempts;
    }
  }

  @Nested
  class Tickets implements TicketStoreContract {
    private final TicketStore tickets = new InMemoryTickets();

    @Override
    public TicketStore tickets() {
      return tickets;
    }
  }

  @Nested
  class NamedRequests implements IdempotentAnswersContract {
    @Override
    public IdempotentAnswers answers() {
      return new InMemoryIdempotentAnswers(store);
    }

    @Override
    public Commits commits() {
      return door;
    }

    @Override
    public AccountRepository accounts() {
      return InMemoryRepositories.accounts(store);
    }
  }
}
