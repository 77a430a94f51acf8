package io.neosc.application.identity.port.in;

import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInId;

/** Whether a sign-in is good now; asked for each request (ID-8). */
public interface SignInQueries {

  /** Answers from memory and never blocks. */
  Verdict remembered(SignInId id);

  /**
   * Answers for certain: from memory, or from the store when memory does not know or has not heard
   * of the store for over a second. May block.
   *
   * @return never {@link Verdict.Unsure}
   * @throws io.neosc.application.shared.port.StoreUnavailable if the store must be asked and cannot
   *     answer, and the offline grace is over
   */
  Verdict verify(SignInId id);

  /** What is known of a sign-in. */
  sealed interface Verdict {
    record Live(SignIn.State signIn) implements Verdict {}

    /** Revoked, expired, or never there. */
    record Over() implements Verdict {}

    /** Memory cannot tell. */
    record Unsure() implements Verdict {}
  }
}
