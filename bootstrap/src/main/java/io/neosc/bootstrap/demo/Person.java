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
  private static final Duration LAST_ANSWER = Duration.ofSeconds(3);
  private static final int LONGEST_DAY = 5;

  private final Api api;
  private final String name;
  private final String email;
  private final String password;
  private final Random random = new Random();
  private final CountDownLatch leaving = new CountDownLatch(1);
  private final CountDownLatch gone = new CountDownLatch(1);

  Person(Api api, String name, String email, String password) {
    this.api = api;
    this.name = name;
    this.email = email;
    this.password = password;
  }

  /** Begins nothing new and comes never again. */
  void leave() {
    leaving.countDown();
  }

  /** Waits until the last answer is there, but not for ever. */
  void awaitGone() throws InterruptedException {
    var _ = gone.await(LAST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void run() {
    try (api) {
      pass(Duration.ofSeconds(2));
      while (true) {
        day();
        pass(NIGHT);
      }
    } catch (Leaving _) {
      gone.countDown();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void day() throws Leaving, InterruptedException {
    try {
      if (!api.enter(name, email, password).good()) {
        return;
      }
      var spells = 1 + random.nextInt(LONGEST_DAY);
      for (var spell = 0; spell < spells; spell++) {
        spell();
        pass(BREAK);
      }
      api.post("/api/auth/logout", Map.of());
    } catch (IOException e) {
      log.debug("{} could not go on and tries again after a night's sleep", name, e);
    }
  }

  private void spell() throws IOException, Leaving, InterruptedException {
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
  private void pass(Duration longest) throws Leaving, InterruptedException {
    var millis = longest.toMillis();
    if (leaving.await(millis / 5 + random.nextLong(millis * 4 / 5), TimeUnit.MILLISECONDS)) {
      throw new Leaving();
    }
  }

  /** It is time to go: what would come next is not begun. */
  private static final class Leaving extends Exception {
    private static final long serialVersionUID = 1L;

    Leaving() {
      super(null, null, false, false);
    }
  }
}
