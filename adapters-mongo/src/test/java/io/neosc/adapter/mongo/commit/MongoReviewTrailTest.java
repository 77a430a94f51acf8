package io.neosc.adapter.mongo.commit;

import io.neosc.application.review.port.out.ReviewTrail;
import io.neosc.application.review.port.out.ReviewTrailContract;
import io.neosc.application.shared.port.Commits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the weekly review reads, on a real server. */
class MongoReviewTrailTest implements ReviewTrailContract {
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
  public ReviewTrail review() {
    return store.context().getBean(ReviewTrail.class);
  }
}
