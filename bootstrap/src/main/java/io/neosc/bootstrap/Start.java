package io.neosc.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.graceful.GracefulShutdownManager;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.scheduling.TaskExecutors;
import io.neosc.application.health.HealthService;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.live.LiveChanges;
import io.neosc.application.live.port.out.LiveFeed;
import io.neosc.application.setup.port.in.FirstStart;
import io.neosc.application.setup.port.in.SetupCommands;
import io.neosc.application.shared.port.Change;
import io.neosc.application.shared.port.Store;
import io.neosc.bootstrap.config.Configuration;
import io.neosc.bootstrap.config.Use;
import io.neosc.bootstrap.demo.Demo;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The start of the server in its order: configuration, the door for requests, which only tells of
 * health at first, MongoDB, schema, first data, memory, and then everything else behind the door.
 */
final class Start {
  private static final Logger log = LoggerFactory.getLogger(Start.class);
  private static final Patience PATIENCE = new Patience(Duration.ofSeconds(1));

  private final Mode mode;
  private final Lifespan lifespan;
  private final Configuration configuration;

  /**
   * @throws StartRefused if something is configured that does not work
   */
  Start(Mode mode, Map<String, String> variables, Lifespan lifespan) {
    this.mode = mode;
    this.lifespan = lifespan;
    this.configuration =
        Sound.require(
            Configuration.read(variables, mode.production() ? Use.SERVER : Use.DEVELOPMENT));
  }

  void run() {
    configuration.notes().forEach(log::warn);
    if (mode.production()) {
      serve(configuration, Optional.empty());
    } else {
      var development = new Development(configuration);
      development.makeSecrets();
      development.database().ifPresent(lifespan::add);
      serve(development.configuration(), Optional.of(development));
    }
  }

  private void serve(Configuration complete, Optional<Development> development) {
    var context = lifespan.add(Beans.of(complete));
    context.start();
    var config = context.getBean(ServerConfig.class);
    var wanted = firstStart(context);
    var store = context.getBean(Store.class);
    var address = listen(context, config);
    store.prepare();
    fill(context, wanted, development);
    remember(context, store);
    lifespan.add(
        new Drain(
            context.getBean(GracefulShutdownManager.class),
            context.getBean(ExecutorService.class, Qualifiers.byName(TaskExecutors.BLOCKING)),
            config.drain()));
    context.getBeansOfType(Worker.class).forEach(worker -> lifespan.add(worker).start());
    context.getBean(HealthService.class).openDoor();
    log.info("NeoSC is ready at {}", address);
    var admin = wanted.admin();
    if (mode == Mode.DEMO && admin != null) {
      development
          .map(Development::demoPassword)
          .ifPresent(password -> lifespan.add(Demo.start(address, admin, password, System.out)));
    }
  }

  private static FirstStart firstStart(ApplicationContext context) {
    return new FirstStart(
        context.getBean(AdminConfig.class).first().orElse(null),
        context.getBean(PoliciesConfig.class).enforceDefaults(),
        Catalogue.at(context.getBean(WorkspacesConfig.class).defaults()));
  }

  /** The first data, and what the person who starts this must know of them. */
  private void fill(
      ApplicationContext context, FirstStart wanted, Optional<Development> development) {
    var accounts = context.getBean(AccountRepository.class);
    var setup = context.getBean(SetupCommands.class);
    var nobody = !PATIENCE.awaited(accounts::anyExists);
    PATIENCE.awaited(() -> {
      setup.prepare(wanted);
      return true;
    });
    var admin = wanted.admin();
    if (nobody && admin == null) {
      log.warn(
          "There is no account yet and none was made: set NEOSC_ADMIN_EMAIL and"
              + " NEOSC_ADMIN_PASSWORD and start again, or let people register");
    }
    if (nobody && admin != null && mode == Mode.DEVELOPMENT) {
      development
          .flatMap(Development::madeUpPassword)
          .ifPresent(password ->
              System.err.println(
                  "The first admin is "
                      + admin.email().value()
                      + " with the password "
                      + password
                      + " (shown only now; NEOSC_ADMIN_PASSWORD would set it)"));
    }
  }

  /** Waits until this node knows what is stored. */
  private static void remember(ApplicationContext context, Store store) {
    var changes = context.getBean(LiveChanges.class);
    var known = new CountDownLatch(1);
    context.getBeansOfType(LiveFeed.class).forEach(changes::listen);
    changes.listen(new FirstSnapshot(known));
    store.follow();
    try {
      known.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Lifespan.Over();
    }
  }

  private record FirstSnapshot(CountDownLatch known) implements LiveFeed {
    @Override
    public void changed(Change change) {}

    @Override
    public void rebuilt() {
      known.countDown();
    }
  }

  private static URI listen(ApplicationContext context, ServerConfig config) {
    var door = context.getBean(EmbeddedServer.class).start();
    var host = config.host().equals("0.0.0.0") ? "localhost" : config.host();
    return URI.create("http://" + host + ":" + door.getPort());
  }
}
