package io.neosc.adapter.mongo.commit;

import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.audit.port.out.AuditTrailContract;
import io.neosc.application.shared.port.Commits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The stored trail, on a real server. */
class MongoAuditTrailTest implements AuditTrailContract {
  private BeansStore store;

  @BeforeEach
  void open() {
    store = BeansStore.empty();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public Commits commits() {
    return store.commits();
  }

  @Override
  public AuditTrail trail() {
    return store.trail();
  }
}
