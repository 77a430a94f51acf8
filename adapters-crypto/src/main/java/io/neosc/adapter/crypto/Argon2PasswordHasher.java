package io.neosc.adapter.crypto;

import io.neosc.application.identity.port.out.HasherBusy;
import io.neosc.application.identity.port.out.PasswordHasher;
import io.neosc.application.shared.port.IdGenerator;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;

/**
 * Argon2id in PHC string format. As many hashes as there are processors are computed at a time, so
 * that a storm of sign-ins leaves the memory and the threads of other requests alone, and in the
 * background, so that these need not wait for them; a bounded number waits and the rest is refused
 * at once.
 */
@Singleton
final class Argon2PasswordHasher implements PasswordHasher {
  private static final int LONGEST_QUEUE = 64;
  private static final int SALT_BYTES = 16;
  private static final int KEPT_BLOCKS = 20_000;

  /**
   * The memory of one hash after the other on one thread, in blocks of 1 KiB: without it each hash
   * leaves 19 MiB of garbage. It goes with the thread, a minute after the last hash.
   */
  private static final ThreadLocal<FixedBlockPool> MEMORY =
      ThreadLocal.withInitial(() -> new FixedBlockPool(KEPT_BLOCKS));

  private final Argon2Cost cost;
  private final IdGenerator ids;
  private final ThreadPoolExecutor pool;
  private final String decoy;

  @Inject
  Argon2PasswordHasher(IdGenerator ids) {
    this(Argon2Cost.OWASP, ids, Runtime.getRuntime().availableProcessors(), LONGEST_QUEUE);
  }

  Argon2PasswordHasher(Argon2Cost cost, IdGenerator ids, int threads, int longestQueue) {
    this.cost = cost;
    this.ids = ids;
    var factory = Thread.ofPlatform().daemon().name("password-hasher-", 0).factory();
    this.pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(longestQueue),
            work -> factory.newThread(Background.of(work)));
    this.pool.allowCoreThreadTimeOut(true);
    this.decoy = onPool(() -> encode(ids.secret()));
  }

  @Override
  public String hash(String password) {
    return onPool(() -> encode(password));
  }

  @Override
  public boolean verify(String password, String encodedHash) {
    var hash = Argon2Hash.parse(encodedHash);
    return onPool(() -> hash.matches(normalised(password), MEMORY.get()));
  }

  @Override
  public boolean outdated(String encodedHash) {
    return Argon2Hash.parse(encodedHash).weakerThan(cost);
  }

  @Override
  public String decoy() {
    return decoy;
  }

  @PreDestroy
  void close() {
    pool.shutdown();
  }

  private String encode(String password) {
    return Argon2Hash.compute(normalised(password), ids.random(SALT_BYTES), cost, MEMORY.get())
        .encoded();
  }

  /** The same text typed on two systems may arrive composed or decomposed. */
  private static String normalised(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }

  private <T> T onPool(Callable<T> work) {
    Future<T> result;
    try {
      result = pool.submit(work);
    } catch (RejectedExecutionException _) {
      throw new HasherBusy();
    }
    try {
      return result.get();
    } catch (InterruptedException _) {
      result.cancel(false);
      Thread.currentThread().interrupt();
      throw new HasherBusy();
    } catch (ExecutionException e) {
      throw new IllegalStateException("hashing failed", e.getCause());
    }
  }
}
