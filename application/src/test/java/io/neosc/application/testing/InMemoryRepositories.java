package io.neosc.application.testing;

import io.neosc.application.alert.port.in.AlertFilter;
import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.apikey.port.out.ApiKeyRepository;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.in.AuditPage;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.LegalHoldRepository;
import io.neosc.application.identity.port.in.AccountFilter;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.lock.port.out.LockRepository;
import io.neosc.application.organization.port.out.OrganizationRepository;
import io.neosc.application.policy.port.out.PolicyRepository;
import io.neosc.application.session.port.in.SessionFilter;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.Paging;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertId;
import io.neosc.domain.apikey.ApiKey;
import io.neosc.domain.apikey.ApiKeyId;
import io.neosc.domain.audit.ArchivedSegment;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.hold.LegalHold;
import io.neosc.domain.hold.LegalHoldId;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.SearchWords;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.lock.LockId;
import io.neosc.domain.lock.LockTarget;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.organization.OrganizationProfile;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.PolicyId;
import io.neosc.domain.session.Session;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.workspace.Workspace;
import io.neosc.domain.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The repositories over an {@link InMemoryStore}. */
public final class InMemoryRepositories {
  private InMemoryRepositories() {}

  public static OrganizationRepository organizations(InMemoryStore store) {
    return new OrganizationRepository() {
      @Override
      public Optional<Organization> find(OrganizationId id) {
        return store.find(Organization.State.class, id.value()).map(Organization::from);
      }

      @Override
      public Optional<Organization> findByName(String name) {
        var key = OrganizationProfile.nameKey(name);
        return store
            .all(Organization.State.class)
            .filter(organization -> organization.profile().nameKey().equals(key))
            .findFirst()
            .map(Organization::from);
      }
    };
  }

  public static AccountRepository accounts(InMemoryStore store) {
    Function<Account.State, Cursor> place = a -> new Cursor(a.createdAt(), a.key());
    return new AccountRepository() {
      @Override
      public Optional<Account> find(AccountId id) {
        return store.find(Account.State.class, id.value()).map(Account::from);
      }

      @Override
      public Optional<Account> findByEmail(EmailAddress email) {
        return store
            .all(Account.State.class)
            .filter(account -> account.email().canonical().equals(email.canonical()))
            .findFirst()
            .map(Account::from);
      }

      @Override
      public boolean anyExists() {
        return store.all(Account.State.class).findAny().isPresent();
      }

      @Override
      public Page<Account.State> page(AccountFilter filter, PageRequest page) {
        var fitting = store.all(Account.State.class).filter(account -> fits(filter, account));
        return Paging.of(sorted(fitting, place).toList(), page, place);
      }
    };
  }

  public static SignInRepository signIns(InMemoryStore store) {
    return new SignInRepository() {
      @Override
      public Optional<SignIn> find(SignInId id) {
        return store.find(SignIn.State.class, id.value()).map(SignIn::from);
      }

      @Override
      public List<SignIn> liveOf(AccountId account, Instant now) {
        return sorted(
                store
                    .all(SignIn.State.class)
                    .filter(s -> s.accountId().equals(account) && s.live(now)),
                s -> new Cursor(s.openedAt(), s.key()))
            .map(SignIn::from)
            .toList();
      }
    };
  }

  public static WorkspaceRepository workspaces(InMemoryStore store) {
    return new WorkspaceRepository() {
      @Override
      public Optional<Workspace> find(WorkspaceId id) {
        return findEvenRemoved(id).filter(workspace -> workspace.state().present());
      }

      @Override
      public Optional<Workspace> findEvenRemoved(WorkspaceId id) {
        return store.find(Workspace.State.class, id.value()).map(Workspace::from);
      }

      @Override
      public List<Workspace.State> all() {
        return store.all(Workspace.State.class).filter(Workspace.State::present).toList();
      }

      @Override
      public boolean anyExists() {
        return store.all(Workspace.State.class).findAny().isPresent();
      }
    };
  }

  public static PolicyRepository policies(InMemoryStore store) {
    return id -> policy(store, id);
  }

  private static Optional<Policy> policy(InMemoryStore store, PolicyId id) {
    return store.find(Policy.State.class, id.value()).map(Policy::from);
  }

  public static SessionRepository sessions(InMemoryStore store) {
    Function<Session.State, Cursor> place = s -> new Cursor(s.startedAt(), s.key());
    return new SessionRepository() {
      @Override
      public Optional<Session> find(SessionId id) {
        return store.find(Session.State.class, id.value()).map(Session::from);
      }

      @Override
      public List<Session> findAll(Collection<SessionId> ids) {
        return ids.stream().distinct().flatMap(id -> find(id).stream()).toList();
      }

      @Override
      public List<Session> activeOf(WorkspaceId workspace) {
        return store
            .all(Session.State.class)
            .filter(s -> s.active() && s.workspaceId().equals(workspace))
            .map(Session::from)
            .toList();
      }

      @Override
      public List<Session> activeOf(AccountId account) {
        return sorted(of(account).filter(Session.State::active), place).map(Session::from).toList();
      }

      @Override
      public List<Session> activeOf(AccountId account, WorkspaceId workspace) {
        return activeOf(account).stream()
            .filter(session -> session.state().workspaceId().equals(workspace))
            .toList();
      }

      @Override
      public Page<Session.State> pageOf(AccountId account, PageRequest page) {
        return Paging.of(sorted(of(account), place).toList(), page, place);
      }

      @Override
      public Page<Session.State> page(SessionFilter filter, PageRequest page) {
        return Paging.of(sorted(fitting(filter), place).toList(), page, place);
      }

      @Override
      public long count(SessionFilter filter) {
        return fitting(filter).count();
      }

      @Override
      public boolean hasAny(AccountId account) {
        return of(account).findAny().isPresent();
      }

      @Override
      public boolean hasAnyFrom(AccountId account, String from, SessionId except) {
        return of(account)
            .filter(session -> !session.id().equals(except))
            .anyMatch(session -> session.scrutiny().places().contains(from));
      }

      private Stream<Session.State> fitting(SessionFilter filter) {
        return store.all(Session.State.class).filter(filter::admits);
      }

      private Stream<Session.State> of(AccountId account) {
        return store.all(Session.State.class).filter(s -> s.accountId().equals(account));
      }
    };
  }

  public static ApiKeyRepository apiKeys(InMemoryStore store) {
    Function<ApiKey.State, Cursor> place = k -> new Cursor(k.createdAt(), k.key());
    return new ApiKeyRepository() {
      @Override
      public Optional<ApiKey> find(ApiKeyId id) {
        return store.find(ApiKey.State.class, id.value()).map(ApiKey::from);
      }

      @Override
      public Optional<ApiKey> findByHash(String keyHash) {
        return store
            .all(ApiKey.State.class)
            .filter(key -> key.keyHash().equals(keyHash))
            .findFirst()
            .map(ApiKey::from);
      }

      @Override
      public Page<ApiKey.State> page(PageRequest page) {
        return Paging.of(sorted(store.all(ApiKey.State.class), place).toList(), page, place);
      }
    };
  }

  public static LegalHoldRepository holds(InMemoryStore store) {
    return new LegalHoldRepository() {
      @Override
      public Optional<LegalHold> find(LegalHoldId id) {
        return store.find(LegalHold.State.class, id.value()).map(LegalHold::from);
      }

      @Override
      public Found all() {
        synchronized (store) {
          var all = store.all(LegalHold.State.class);
          return new Found(
              store.counter(ArchivedSegment.TURNS),
              all.sorted(Comparator.comparing(LegalHold.State::key)).toList());
        }
      }
    };
  }

  public static LockRepository locks(InMemoryStore store) {
    Function<Lock.State, Cursor> place = l -> new Cursor(l.end(), l.key());
    return new LockRepository() {
      @Override
      public Optional<Lock> find(LockId id) {
        return store.find(Lock.State.class, id.value()).map(Lock::from);
      }

      @Override
      public List<Lock.State> inForce(Instant now) {
        return store.all(Lock.State.class).filter(lock -> lock.inForce(now)).toList();
      }

      @Override
      public Page<Lock.State> page(LockTarget.@Nullable Kind kind, PageRequest page) {
        var fitting =
            store
                .all(Lock.State.class)
                .filter(lock -> kind == null || lock.target().kind() == kind);
        return Paging.of(sorted(fitting, place).toList(), page, place);
      }
    };
  }

  public static AlertRepository alerts(InMemoryStore store) {
    Function<Alert.State, Cursor> place = a -> new Cursor(a.startedAt(), a.key());
    return new AlertRepository() {
      @Override
      public Optional<Alert> find(AlertId id) {
        return store.find(Alert.State.class, id.value()).map(Alert::from);
      }

      @Override
      public Optional<Alert> findLive(String fingerprint) {
        return store
            .all(Alert.State.class)
            .filter(a -> a.live() && a.cause().fingerprint().equals(fingerprint))
            .findFirst()
            .map(Alert::from);
      }

      @Override
      public Page<Alert.State> page(AlertFilter filter, PageRequest page) {
        var fitting =
            store
                .all(Alert.State.class)
                .filter(a -> filter.status() == null || a.status() == filter.status())
                .filter(
                    a -> filter.severity() == null || a.cause().severity() == filter.severity());
        return Paging.of(sorted(fitting, place).toList(), page, place);
      }
    };
  }

  public static AuditTrail trail(InMemoryStore store) {
    Function<AuditEntry, Cursor> place = e -> Cursor.of(e.timestamp(), e.seq());
    return new AuditTrail() {
      @Override
      public AuditPage search(AuditFilter filter, PageRequest page) {
        var fitting = store.entries().stream().filter(filter::fits);
        var found = Paging.of(sorted(fitting, place).toList(), page, place);
        var readable = found.items().stream().filter(e -> !store.damaged.contains(e.seq()));
        return new AuditPage(
            new Page<>(readable.toList(), found.next()),
            found.items().stream().map(AuditEntry::seq).filter(store.damaged::contains).toList());
      }

      @Override
      public List<AuditEntry> from(long seq, int max) {
        return store.entries().stream()
            .filter(e -> e.seq() >= seq)
            .limit(max)
            .filter(e -> !store.damaged.contains(e.seq()))
            .toList();
      }

      @Override
      public ChainHead head() {
        var entries = store.entries();
        return entries.isEmpty() ? ChainHead.genesis(ChainHead.MAIN) : entries.getLast().head();
      }
    };
  }

  private static boolean fits(AccountFilter filter, Account.State account) {
    return (filter.text() == null
            || SearchWords.found(
                SearchWords.wordsOf(account.name(), account.email()), filter.text()))
        && (filter.role() == null || filter.role() == account.role())
        && (filter.disabled() == null || filter.disabled() == account.disabled())
        && (filter.organization() == null
            || filter.organization().equals(account.organizationId()));
  }

  private static <T> Stream<T> sorted(Stream<T> items, Function<T, Cursor> placeOf) {
    return items.sorted(
        Comparator.comparing((T item) -> placeOf.apply(item).at())
            .thenComparing(item -> placeOf.apply(item).id())
            .reversed());
  }
}
