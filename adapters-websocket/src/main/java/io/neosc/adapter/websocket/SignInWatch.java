package io.neosc.adapter.websocket;

import io.neosc.application.identity.port.in.SignInQueries;
import io.neosc.application.identity.port.in.SignInQueries.Verdict;
import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.domain.identity.SignInId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again whether the sign-ins behind open streams are still good (LI-5): it finds
 * those that expired, and those whose revocation this node did not hear of (ID-8). What memory
 * cannot tell is asked elsewhere, few at a time, and never two rounds at once.
 */
final class SignInWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SignInWatch.class);
  private static final int ASKED_AT_ONCE = 8;

  private final SignInQueries signIns;
  private final Consumer<Finding> findings;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore asking = new Semaphore(ASKED_AT_ONCE);
  private final AtomicBoolean round = new AtomicBoolean();

  /** What became of a sign-in; nothing is said of one that is as it was. */
  sealed interface Finding {
    record Over(SignInId signIn) implements Finding {}

    /** Nobody can tell, and the time for which an old answer may be trusted is over. */
    record Unsure(SignInId signIn) implements Finding {}
  }

  /**
   * @param findings takes what is found, on any thread
   */
  SignInWatch(SignInQueries signIns, Consumer<Finding> findings) {
    this.signIns = signIns;
    this.findings = findings;
  }

  /** Never blocks. */
  void look(List<SignInId> ids) {
    var unsure = new ArrayList<SignInId>();
    for (var id : ids) {
      var verdict = signIns.remembered(id);
      if (verdict instanceof Verdict.Unsure) {
        unsure.add(id);
      } else {
        found(id, verdict);
      }
    }
    if (!unsure.isEmpty() && round.compareAndSet(false, true)) {
      threads.execute(() -> askForAll(unsure));
    }
  }

  private void askForAll(List<SignInId> ids) {
    try (var asked = Executors.newVirtualThreadPerTaskExecutor()) {
      ids.forEach(id -> asked.execute(() -> ask(id)));
    } finally {
      round.set(false);
    }
  }

  private void ask(SignInId id) {
    asking.acquireUninterruptibly();
    try {
      found(id, signIns.verify(id));
    } catch (StoreUnavailable e) {
      findings.accept(new Finding.Unsure(id));
    } catch (RuntimeException e) {
      LOG.error("A sign-in could not be verified", e);
    } finally {
      asking.release();
    }
  }

  private void found(SignInId id, Verdict verdict) {
    switch (verdict) {
      case Verdict.Over _ -> findings.accept(new Finding.Over(id));
      case Verdict.Live _ -> {
        // as it was
      }
      case Verdict.Unsure _ -> findings.accept(new Finding.Unsure(id));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
