package io.neosc.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.adapter.mongo.shared.UnreadableDocument;
import io.neosc.adapter.mongo.testing.States;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.alert.port.in.AlertFilter;
import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.alert.port.out.AlertRepositoryContract;
import io.neosc.application.apikey.port.out.ApiKeyRepository;
import io.neosc.application.apikey.port.out.ApiKeyRepositoryContract;
import io.neosc.application.apikey.port.out.ApiKeyUses;
import io.neosc.application.apikey.port.out.ApiKeyUsesContract;
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
import io.neosc.application.session.port.out.LaunchTicketStore;
import io.neosc.application.session.port.out.LaunchTicketStoreContract;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.session.port.out.SessionRepositoryContract;
import io.neosc.application.session.port.out.SessionSearchContract;
import io.neosc.application.session.port.out.SignStore;
import io.neosc.application.session.port.out.SignStoreContract;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdempotencyClaim;
import io.neosc.application.shared.port.IdempotentAnswers;
import io.neosc.application.shared.port.IdempotentAnswersContract;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.usage.port.out.SessionSpans;
import io.neosc.application.usage.port.out.SessionSpansContract;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import io.neosc.application.workspace.port.out.WorkspaceRepositoryContract;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("repositories in MongoDB keep their contracts, stored through the write door")
class MongoRepositoriesTest {
  private static TestStore store;

  @BeforeAll
  static void start() {
    store = TestStore.prepared();
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @BeforeEach
  void empty() {
    store.empty();
  }

  /** The write door of the product. */
  interface ThroughTheDoor {
    default Commits commits() {
      return store.bean(Commits.class);
    }
  }

  @Nested
  class Accounts implements AccountRepositoryContract, ThroughTheDoor {
    @Override
    public Commits commits() {
      return ThroughTheDoor.super.commits();
    }

    @Override
    public AccountRepository repository() {
      return store.bean(AccountRepository.class);
    }
  }

  @Nested
  class Locks implements LockRepositoryContract, ThroughTheDoor {
    @Override
    public Commits commits() {
      return ThroughTheDoor.super.commits();
    }

    @Override
    public LockRepository repository() {
      return store.bean(LockRepository.class);
    }
  }

  @Nested
  class Organizations implements OrganizationRepositoryContract, ThroughTheDoor {
    @Override
    public Commits commits() {
      return ThroughTheDoor.super.commits();
    }

    @Override
    public OrganizationRepository repository() {
      return store.bean(OrganizationRepository.class);
    }
  }

  @Nested
  class SignIns implements SignInRepositoryContract, ThroughTheDoor {
    @Override
    public Commits commits() {
      return ThroughTheDoor.super.commits();
    }

    @Override
    public SignInRepository repository() {
      return store.bean(SignInRepository.class);
    }
  }

  @Nested
  class Workspaces implements WorkspaceRepositoryContract, ThroughTheDoor {
    @Override
    public Commits commits() {
      return ThroughTheDoor.super.commits();
    }

    @Override
    public WorkspaceRepository repository() {
      return store.bean(WorkspaceRepository.class);
    }
  }

  @Nested
  class Spans implements SessionSpansContract, ThroughTheDoor {
    @Override
    public Commits commits() {
      return ThroughTheDoor.super.commits();
    }

    @Override
    public SessionSpans spans() {
      return store.bean(SessionSpans.class);
    }
  }

  @Nested
  class Sessions implements SessionRepositoryContract, SessionSearchContract, ThroughTheDoor {
    @Override
    public Commits commits() {
      return ThroughTheDoor.super.commits();
    }

    @Override
    public SessionRepository repository() {
      return store.bean(SessionRepository.class);
    }

    @Test
    void whatCannotBeReadIsNamedNotSkipped() {
      store.insert(Session.from(States.leastSession()));
      store
          .database()
          .getCollection("sessions")
          .updateOne(
              new Document("_id", "ses-2"),
              new Document("$set", new Document("workspace_type", "TOASTER")));

      assertThatExceptionOfType(UnreadableDocument.class)
          .isThrownBy(() -> repository().activeOf(States.leastSession().accountId()))
          .withMessageContaining("sessions ses-2")
          .withMessageContaining("TOASTER");

      store
          .database()
          .getCollection("sessions")
          .updateOne(
              new Document("_id", "ses-2"), new Document("$unset", new Document("lifecycle", "")));
      assertThatExceptionOfType(UnreadableDocument.class)
          .isThrownBy(() -> repository().find(States.leastSession().id()))
          .withMessageContaining("sessions ses-2")
          .withMessageContaining("lifecycle");
    }
  }

  @Nested
  class Policies implements PolicyRepositoryContract, ThroughTheDoor {
    @Override
    public Commits commits() {
      return ThroughTheDoor.super.commits();
    }

    @Override
    public PolicyRepository repository() {
      return store.bean(PolicyRepository.class);
    }
  }

  @Nested
  class Alerts implements AlertRepositoryContract, ThroughTheDoor {
    @Override
    public Commits commits() {
      return ThroughTheDoor.super.commits();
    }

    @Override
    public AlertRepository repository() {
      return store.bean(AlertRepository.class);
    }

    @Test
    void whatCannotBeReadIsNamedNotSkipped() {
      store.insert(Alert.from(States.leastAlert()));
      store
          .database()
          .getCollection("alerts")
          .updateOne(
              new Document("_id", "alr-2"),
              new Document("$set", new Document("cause.severity", "MEH")));

      assertThatExceptionOfType(UnreadableDocument.class)
          .isThrownBy(() -> repository().page(AlertFilter.ALL, PageRequest.first(1)))
          .withMessageContaining("alerts alr-2");
    }
  }

  @Nested
  class ApiKeys implements ApiKeyRepositoryContract, ThroughTheDoor {
    @Override
    public Commits commits() {
      return ThroughTheDoor.super.commits();
    }

    @Override
    public ApiKeyRepository repository() {
      return store.bean(ApiKeyRepository.class);
    }
  }

  @Nested
  class Uses implements ApiKeyUsesContract {
    @Override
    public ApiKeyUses uses() {
      return store.bean(ApiKeyUses.class);
    }
  }

  @Nested
  class Signs implements SignStoreContract {
    @Override
    public SignStore signs() {
      return store.bean(SignStore.class);
    }
  }

  @Nested
  class LaunchTickets implements LaunchTicketStoreContract {
    @Override
    public LaunchTicketStore launchTickets() {
      return store.bean(LaunchTicketStore.class);
    }
  }

  @Nested
  class Attempts implements AttemptStoreContract {
    @Override
    public AttemptStore attempts() {
      return store.bean(AttemptStore.class);
    }
  }

  @Nested
  class Tickets implements TicketStoreContract {
    @Override
    public TicketStore tickets() {
      return store.bean(TicketStore.class);
    }

    @Test
    @DisplayName("LI-2: of 32 who use a ticket at once one gets in")
    void ofManyTakersOneGetsIt() throws Exception {
      var now = Instant.now();
      var signIn = new SignInId("sin-1");
      for (var round = 0; round < 10; round++) {
        var hash = "hash-" + round;
        tickets().put(hash, signIn, now.plusSeconds(30));
        var start = new CountDownLatch(32);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
          var takers = new ArrayList<Future<Optional<SignInId>>>();
          for (var i = 0; i < 32; i++) {
            takers.add(
                threads.submit(() -> {
                  start.countDown();
                  start.await();
                  return tickets().take(hash, now);
                }));
          }
          var taken = new ArrayList<Optional<SignInId>>();
          for (var taker : takers) {
            taken.add(taker.get());
          }
          assertThat(taken).filteredOn(Optional::isPresent).containsExactly(Optional.of(signIn));
        }
      }
    }
  }

  @Nested
  class NamedRequests implements IdempotentAnswersContract, ThroughTheDoor {
    @Override
    public IdempotentAnswers answers() {
      return store.bean(IdempotentAnswers.class);
    }

    @Override
    public Commits commits() {
      return ThroughTheDoor.super.commits();
    }

    @Override
    public AccountRepository accounts() {
      return store.bean(AccountRepository.class);
    }

    @Test
    @DisplayName("API-6: a name's end is a time that the index with an end understands")
    void namesHaveAnEnd() {
      var claim =
          new IdempotencyClaim("k", "fingerprint", "one", Instant.parse("2126-01-01T00:00:00Z"));
      answers().keep(claim, CREATED);

      var stored = store.database().getCollection("idempotency_keys").find().first();
      assertThat(stored).isNotNull();
      assertThat(stored.getDate("expires_at").toInstant()).isEqualTo(claim.expiresAt());
    }
  }
}
