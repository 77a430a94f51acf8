package io.neosc.adapter.mongo.commit;

import io.neosc.application.shared.port.CommitsContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The write door with its beans, its documents and its schema, on a real server. */
class MongoCommitsTest implements CommitsContract {
  private final List<BeansStore> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(BeansStore::close);
  }

  @Override
  public Store store() {
    opened.add(BeansStore.empty());
    return opened.getLast();
  }
}
