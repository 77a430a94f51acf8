package io.neosc.application.identity.port.out;

import io.neosc.application.shared.port.CommitContext;
import java.util.function.Supplier;

/** Holds up who tries to prove, again and again, what is not true (ID-13). */
public interface AttemptGuard {

  /**
   * Lets {@code proof} run if its sender need not wait. It is counted before it runs; {@link
   * io.neosc.domain.identity.CredentialsRefused} and {@link io.neosc.domain.identity.WrongPassword}
   * are failures, a result takes failures back, and everything else counts for nothing.
   *
   * @param email whose proof it is said to be, as it was typed: unknown and known ones are treated
   *     alike
   * @throws io.neosc.domain.guard.TooManyAttempts if the sender has to wait; the proof did not run
   * @throws io.neosc.application.shared.port.StoreUnavailable if nobody can say
   */
  <T> T attempt(CommitContext context, String email, Supplier<T> proof);
}
