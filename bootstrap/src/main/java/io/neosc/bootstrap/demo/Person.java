package io.neosc.bootstrap.demo;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody at work: signs in, launches a workspace, uses it for a while, stops it, has a break, and
 * goes home after a few spells, to come back the next day. Days are short here.
 */
final class Person implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Person.class);
  private static final Duration BREAK = Duration.ofSeconds(15);
  private static final Duration WORK = Duration.ofSeconds(45);
  private static final Duration NIGHT = Duration.ofSeconds(30);
  private static final int LONGEST_DAY = 5;

  private final Api api;
  private final String name;
  private final String email;
  private final String password;
  private final Random random = new Random();
  private final CountDownLatch leaving = new CountDownLatch(1);

  Person(Api api, String name, String email, String password) {
    this.api = api;
    this.name = name;
    this.email = email;
    this.password = password;
  }

  /** Gives up what is going on and comes never again. */
  void leave() {
    leaving.countDown();
    api.close();
  }

  @Override
  public void run() {
    try {
      pass(Duration.ofSeconds(2));
      while (leaving.getCount() > 0) {
        day();
        pass(NIGHT);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void day() throws InterruptedException {
    try {
      if (!api.enter(name, email, password).good()) {
        return;
      }
      var spells = 1 + random.nextInt(LONGEST_DAY);
      for (var spell = 0; spell < spells && leaving.getCount() > 0; spell++) {
        spell();
        pass(BREAK);
      }
      api.post("/api/auth/logout", Map.of());
    } catch (IOException e) {
      if (leaving.getCount() > 0) {
        log.debug("{} could not go on and tries again after a night's sleep", name, e);
      }
    }
  }

  private void spell() throws IOException, InterruptedException {
    var ids = new ArrayList<String>();
    for (JsonNode workspace : api.get("/api/workspaces").body().values()) {
      ids.add(Api.text(workspace, "id"));
    }
    if (ids.isEmpty()) {
      return;
    }
    var workspace = "/api/workspaces/" + ids.get(random.nextInt(ids.size()));
    if (api.post(workspace + "/launch", Map.of()).good()) {
      pass(WORK);
      api.post(workspace + "/stop", Map.of());
    }
  }

  /** Lets between a fifth of the time and all of it pass. */
  private void pass(Duration longest) throws InterruptedException {
    var millis = longest.toMillis();
    var _ = leaving.await(millis / 5 + random.nextLong(millis * 4 / 5), TimeUnit.MILLISECONDS);
  }
}
