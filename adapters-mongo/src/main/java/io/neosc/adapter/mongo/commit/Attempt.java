package io.neosc.adapter.mongo.commit;

import io.neosc.domain.audit.ChainHead;
import java.util.Map;

/** How one attempt to store a batch ended. */
sealed interface Attempt {

  /**
   * It is durable.
   *
   * @param head the chain's new end
   * @param leftOut the members that a bound or a fence left out; nothing of theirs was stored
   */
  record Stored(ChainHead head, Map<Pending, RuntimeException> leftOut) implements Attempt {}

  /** Nothing was stored because of these members; without them it may work. */
  record Spoilt(Map<Pending, RuntimeException> culprits) implements Attempt {}

  /**
   * Another writer was quicker, or some of these entries are stored already: read the chain's end
   * again.
   *
   * @param sure whether this attempt stored nothing for certain
   */
  record Overtaken(boolean sure) implements Attempt {}

  /**
   * The store did not do it.
   *
   * @param sure whether nothing was stored for certain
   * @param again whether the same may work a little later
   */
  record Failed(RuntimeException cause, boolean sure, boolean again) implements Attempt {}
}
