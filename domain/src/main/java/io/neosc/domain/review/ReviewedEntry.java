package io.neosc.domain.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the review looks at of an entry of the trail.
 *
 * @param userId the account or key that acted; null for nobody who is known
 * @param userEmail of the account, or as it was typed; null for nobody, or if it was erased
 * @param ipAddress null for the product itself, or if it was erased
 */
public record ReviewedEntry(
    @Nullable String userId,
    @Nullable String userEmail,
    @Nullable String ipAddress,
    String action,
    Instant timestamp) {

  /** Under which name it is counted: the address, else the id of who acted; null for nobody. */
  @Nullable String account() {
    return userEmail == null ? userId : userEmail;
  }
}
