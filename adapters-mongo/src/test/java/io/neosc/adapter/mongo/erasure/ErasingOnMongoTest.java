package io.neosc.adapter.mongo.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ReadConcern;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.adapter.mongo.testing.TwoNodes;
import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.apikey.port.out.ApiKeyRepository;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.out.AuditTexts;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.FoundTrail.Slice;
import io.neosc.application.audit.port.out.LegalHoldRepository;
import io.neosc.application.erasure.Erasing;
import io.neosc.application.erasure.ErasureService;
import io.neosc.application.erasure.PersonElsewhere;
import io.neosc.application.erasure.WholeTrail;
import io.neosc.application.erasure.port.in.EraseUser;
import io.neosc.application.erasure.port.out.ErasableTrail;
import io.neosc.application.erasure.port.out.ErasedAddresses;
import io.neosc.application.erasure.port.out.ErasureRepository;
import io.neosc.application.erasure.port.out.PersonalRemains;
import io.neosc.application.hold.LegalHoldService;
import io.neosc.application.identity.AccountService;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.identity.port.out.SignInRepository;
import io.neosc.application.lock.port.out.LockRepository;
import io.neosc.application.organization.port.out.OrganizationRepository;
import io.neosc.application.session.SessionEnding;
import io.neosc.application.session.port.out.SessionRepository;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.Lease;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.InMemoryArchive;
import io.neosc.application.testing.ManualScheduler;
import io.neosc.application.testing.PlainHasher;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.AuditWords;
import io.neosc.domain.audit.Verdict.Status;
import io.neosc.domain.audit.Verification;
import io.neosc.domain.identity.AccountNotFound;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Erasing somebody of whom every collection knows something (AU-12, ADR 019). */
class ErasingOnMongoTest {
  /** At once, because nothing is on its way in a test. */
  private static final Erasing.Pace PACE =
      new Erasing.Pace(Duration.ofMillis(1), Duration.ofMillis(1));

  /** Who adds a collection says in ADR 019 what it knows of people, and adds it here. */
  private static final Set<String> LOOKED_AT =
      Set.of(
          "accounts",
          "alerts",
          "api_key_uses",
          "api_keys",
          "audit_boundaries",
          "audit_checkpoints",
          "audit_log",
          "audit_segments",
          "audit_texts",
          "counters",
          "erasures",
          "idempotency_keys",
          "launch_tickets",
          "leases",
          "legal_holds",
          "live_tickets",
          "locks",
          "organizations",
          "policies",
          "schema",
          "session_signs",
          "sessions",
          "sign_in_attempts",
          "sign_ins",
          "workspaces");

  private static ErasureService service(TestStore store) {
    var commits = store.bean(Commits.class);
    var clock = store.bean(InstantSource.class);
    var accounts = store.bean(AccountRepository.class);
    return new ErasureService(
        store.bean(ErasureRepository.class),
        store.bean(ErasedAddresses.class),
        accounts,
        new AccountService(
            accounts,
            store.bean(SignInRepository.class),
            new SessionEnding(store.bean(SessionRepository.class), commits, clock),
            store.bean(OrganizationRepository.class),
            commits,
            new PlainHasher(),
            store.bean(IdGenerator.class),
            clock),
        store.bean(AuditTrail.class),
        new LegalHoldService(
            store.bean(LegalHoldRepository.class),
            store.bean(AuditTrail.class),
            commits,
            store.bean(IdGenerator.class),
            clock),
        commits,
        clock);
  }

  private static Erasing erasing(TestStore store, ErasableTrail trail, ManualScheduler worker) {
    var sessions = store.bean(SessionRepository.class);
    var commits = store.bean(Commits.class);
    var clock = store.bean(InstantSource.class);
    return new Erasing(
        store.bean(ErasureRepository.class),
        store.bean(AuditTrail.class),
        new WholeTrail(trail, new InMemoryArchive(), store.bean(CheckpointStore.class)),
        store.bean(AccountRepository.class),
        store.bean(LegalHoldRepository.class),
        new PersonElsewhere(
            sessions,
            new SessionEnding(sessions, commits, clock),
            store.bean(AlertRepository.class),
            store.bean(LockRepository.class),
            store.bean(ApiKeyRepository.class),
            store.bean(PersonalRemains.class),
            commits,
            clock),
        commits,
        store.bean(Lease.class),
        PACE,
        store.bean(IdGenerator.class),
        clock,
        worker);
  }

  private static void untilDone(TestStore store, ErasedPerson person) {
    var worker = new ManualScheduler();
    var erasing = erasing(store, store.bean(ErasableTrail.class), worker);
    erasing.start();
    for (var rounds = 0; rounds < 1_000 && !done(store, person); rounds++) {
      worker.runOnce();
    }
    erasing.end();
    assertThat(done(store, person)).isTrue();
  }

  private static boolean done(TestStore store, ErasedPerson person) {
    return store.bean(ErasureRepository.class).find(person.ada.id()).orElseThrow().state().done();
  }

  private static void erase(TestStore store, ErasedPerson person) {
    service(store).erase(new EraseUser(person.admin, person.ada.id(), ErasedPerson.EMAIL));
  }

  /** Every byte of every document, with what of her is in it. */
  private static Set<String> known(TestStore store) {
    var found = new TreeSet<String>();
    for (var name : store.database().listCollectionNames()) {
      var documents = store.database().getCollection(name, RawBsonDocument.class);
      for (var document : documents.withReadConcern(ReadConcern.MAJORITY).find()) {
        var buffer = document.getByteBuffer();
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        var text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        ErasedPerson.TRACES.stream()
            .filter(text::contains)
            .forEach(trace -> found.add(name + " " + trace));
      }
    }
    return found;
  }

  private static List<AuditEntry> entries(TestStore store) {
    return store.bean(AuditTrail.class).from(1, 500);
  }

  private static Status integrity(TestStore store) {
    return Verification.of(entries(store)).integrity().status();
  }

  @Test
  @DisplayName("AU-12 no byte of her is left in any collection, and the chain is intact")
  void noByteIsLeft() {
    try (var store = TestStore.prepared()) {
      var person = new ErasedPerson(store);
      store.bean(AuditTexts.class).feed(500);
      assertThat(known(store))
          .contains(
              "accounts lovelace",
              "alerts lovelace",
              "api_keys lovelace",
              "audit_log 203.0.113.77",
              "audit_log 203.0.113.78",
              "audit_log adabrowser",
              "audit_log lovelace",
              "audit_texts adabrowser",
              "audit_texts lovelace",
              "idempotency_keys lovelace",
              "locks lovelace",
              "sessions 203.0.113.78",
              "sessions lovelace",
              "sign_in_attempts lovelace",
              "sign_ins lovelace");
      erase(store, person);
      assertThat(known(store)).contains("erasures lovelace");
      untilDone(store, person);

      assertThat(known(store)).isEmpty();
      assertThat(integrity(store)).isEqualTo(Status.INTACT);
      var filter = AuditFilter.ALL.withWords(AuditWords.askedBy("lovelace"));
      assertThat(store.bean(AuditTrail.class).search(filter, PageRequest.first(10)).items())
          .isEmpty();
      var erased = AuditFilter.ALL.withWords(AuditWords.askedBy("erase_user"));
      assertThat(store.bean(AuditTrail.class).search(erased, PageRequest.first(10)).items())
          .hasSize(2);
      assertThat(store.database().listCollectionNames())
          .as("a new collection, of which nobody said what it knows of people")
          .isSubsetOf(LOOKED_AT);
    }
  }

  @Test
  @DisplayName("AU-12 stopped before and after each removal, another goes on and leaves nothing")
  void whoeverGoesOn() {
    try (var store = TestStore.prepared()) {
      var person = new ErasedPerson(store);
      erase(store, person);
      var stopped = 0;
      for (var stops = 0; stops < 4; stops++) {
        var trail = new StoppingTrail(store.bean(ErasableTrail.class), stops % 2 == 0);
        var worker = new ManualScheduler();
        var erasing = erasing(store, trail, worker);
        try {
          erasing.start();
        } catch (StackOverflowError killed) {
          stopped++;
        }
        assertThat(integrity(store)).isEqualTo(Status.INTACT);
        erasing.end();
      }
      assertThat(stopped).isGreaterThanOrEqualTo(2);
      untilDone(store, person);
      assertThat(known(store)).isEmpty();
      assertThat(integrity(store)).isEqualTo(Status.INTACT);
    }
  }

  /** Ends its process, as far as a test can, before or after it took something away. */
  private record StoppingTrail(ErasableTrail trail, boolean before) implements ErasableTrail {
    @Override
    public Slice found(long seq, int max) {
      return trail.found(seq, max);
    }

    @Override
    public void forget(SortedSet<Long> seqs) {
      if (!before) {
        trail.forget(seqs);
      }
      throw new StackOverflowError("killed");
    }
  }

  @Test
  @DisplayName("AU-12 two nodes that are asked at once, and erase at once, make one erasure")
  void twoAtOnce() throws Exception {
    try (var nodes = TwoNodes.start();
        var threads = Executors.newFixedThreadPool(8)) {
      var person = new ErasedPerson(nodes.first());
      var asking = new ArrayList<Callable<Object>>();
      for (var caller = 0; caller < 8; caller++) {
        var node = nodes.of(caller);
        asking.add(() -> {
          // whoever meets the deletion before a majority has the entry that tells of it asks again
          await()
              .ignoreException(AccountNotFound.class)
              .until(() -> {
                TwoNodes.answered(() -> erase(node, person));
                return true;
              });
          return "";
        });
      }
      for (var asked : threads.invokeAll(asking)) {
        asked.get();
      }
      var working = new ArrayList<Callable<Object>>();
      for (var node : List.of(nodes.first(), nodes.last())) {
        working.add(() -> {
          untilDone(node, person);
          return "";
        });
      }
      for (var worked : threads.invokeAll(working)) {
        worked.get();
      }
      assertThat(known(nodes.first())).isEmpty();
      assertThat(integrity(nodes.first())).isEqualTo(Status.INTACT);
      assertThat(entries(nodes.first()))
          .filteredOn(entry -> entry.action().equals("erase_user") && entry.userId() != null)
          .hasSize(1);
    }
  }

  @Test
  @DisplayName("AU-12 an erased address is recognised in any case, by a hash that is not its own")
  void addressesAreRecognised() {
    try (var nodes = TwoNodes.start()) {
      var person = new ErasedPerson(nodes.first());
      var addresses = nodes.last().bean(ErasedAddresses.class);
      assertThat(addresses.contains(ErasedPerson.EMAIL)).isFalse();
      erase(nodes.first(), person);
      assertThat(addresses.contains(" ada.lovelace@EXAMPLE.org ")).isTrue();
      assertThat(addresses.contains("ada.lovelace@example.com")).isFalse();
      assertThat(addresses.hashOf(ErasedPerson.EMAIL))
          .isEqualTo(nodes.first().bean(ErasedAddresses.class).hashOf(ErasedPerson.EMAIL))
          .matches("[0-9a-f]{64}");
      assertThat(nodes.first().database().getCollection("erasures").countDocuments()).isOne();
    }
  }
}
