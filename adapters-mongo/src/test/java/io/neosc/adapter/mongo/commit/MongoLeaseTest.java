package io.neosc.adapter.mongo.commit;

import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.testing.TestStore;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.FencedCommitsContract;
import io.neosc.application.shared.port.Lease;
import io.neosc.application.shared.port.LeaseContract;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Leases and fences on a real server, with the beans of the product. */
class MongoLeaseTest {
  private static TestStore store;

  @BeforeAll
  static void start() {
    store = TestStore.prepared();
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  /** Nobody can move the server's clock; the ends of all leases come nearer instead. */
  private static void sooner(Duration duration) {
    var nearer = new Document("$subtract", List.of("$expires_at", duration.toMillis()));
    store
        .database()
        .getCollection(Collections.LEASES)
        .updateMany(
            new Document(), List.of(new Document("$set", new Document("expires_at", nearer))));
  }

  @Nested
  class Leases implements LeaseContract {
    @Override
    public Lease lease() {
      return store.bean(Lease.class);
    }

    @Override
    public void pass(Duration duration) {
      sooner(duration);
    }
  }

  @Nested
  class Fencing implements FencedCommitsContract {
    @Override
    public Commits commits() {
      return store.bean(Commits.class);
    }

    @Override
    public Lease lease() {
      return store.bean(Lease.class);
    }

    @Override
    public void pass(Duration duration) {
      sooner(duration);
    }

    @Override
    public AccountRepository accounts() {
      return store.bean(AccountRepository.class);
    }

    @Override
    public AuditTrail trail() {
      return store.bean(AuditTrail.class);
    }
  }
}
