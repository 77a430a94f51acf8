package io.neosc.application.apikey.port.in;

import io.neosc.domain.apikey.ApiKey;
import io.neosc.domain.apikey.ApiKeyId;

/** Whether a presented key is good now; asked for each request (ID-15). */
public interface KeyBearerQueries {

  /** Answers from memory and never blocks. */
  Verdict remembered(String key);

  /**
   * Answers for certain: from memory, or from the store when memory does not know or has not heard
   * of the store for over a second. May block.
   *
   * @return never {@link Verdict.Unsure}
   * @throws io.neosc.application.shared.port.StoreUnavailable if the store must be asked and cannot
   *     answer, and the offline grace is over
   */
  Verdict verify(String key);

  /**
   * Whether a use that happens now is to be noted: the first on this node within a minute. Never
   * blocks.
   */
  boolean worthNoting(ApiKeyId id);

  /** Notes a use. May block; errors of the store are swallowed: a use is not worth a failure. */
  void noteUse(ApiKeyId id);

  /** What is known of a key. */
  sealed interface Verdict {
    record Live(ApiKey.State key) implements Verdict {}

    /** Revoked, expired, or never there. */
    record Over() implements Verdict {}

    /** Memory cannot tell. */
    record Unsure() implements Verdict {}
  }
}
