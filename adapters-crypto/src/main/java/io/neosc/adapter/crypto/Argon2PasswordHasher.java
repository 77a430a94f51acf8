package io.neosc.adapter.crypto;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.Password;
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

/**
 * Argon2id in PHC string format, {@code $argon2id$v=19$m=..,t=..,p=..$salt$hash}. As many hashes as
 * there are processors are computed at a time, so that a storm of sign-ins leaves the memory and
 * the threads of other requests alone; a bounded number waits and the rest is refused at once.
 */
@Singleton
final class Argon2PasswordHasher implements PasswordHasher {
  private static final int LONGEST_QUEUE = 64;
  private static final int SALT_BYTES = 16;

  private final Argon2Parameters parameters;
  private final IdGenerator ids;
  private final ThreadPoolExecutor pool;
  private final String decoy;

  @Inject
  Argon2PasswordHasher(IdGenerator ids) {
    this(Argon2Parameters.OWASP, ids, Runtime.getRuntime().availableProcessors(), LONGEST_QUEUE);
  }

  Argon2PasswordHasher(
      Argon2Parameters parameters, IdGenerator ids, int threads, int longestQueue) {
    this.parameters = parameters;
    this.ids = ids;
    this.pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(longestQueue),
            Thread.ofPlatform().daemon().name("password-hasher-", 0).factory());
    this.pool.allowCoreThreadTimeOut(true);
    this.decoy = encode(ids.secret());
  }

  @Override
  public String hash(String password) {
    return onPool(() -> encode(password));
  }

  @Override
  public boolean verify(String password, String encodedHash) {
    var function = functionOf(encodedHash);
    return onPool(() -> Password.check(normalised(password), encodedHash).with(function));
  }

  @Override
  public boolean outdated(String encodedHash) {
    return parameters.strongerThan(functionOf(encodedHash));
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
    return Password.hash(normalised(password))
        .addSalt(ids.random(SALT_BYTES))
        .with(parameters.function())
        .getResult();
  }

  /** The same text typed on two systems may arrive composed or decomposed. */
  private static String normalised(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }

  private static Argon2Function functionOf(String encodedHash) {
    try {
      return Argon2Function.getInstanceFromHash(encodedHash);
    } catch (BadParametersException e) {
      throw new IllegalArgumentException("this is not an encoded Argon2 hash", e);
    }
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
