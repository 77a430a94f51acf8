package io.neosc.domain.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Addresses from which an account or key acted, and never before as far as the trail reaches.
 *
 * @param total how many pairs of account and address
 * @param accounts how many accounts and keys these are of
 * @param latest some of them, the latest first
 */
public record NewAddresses(int total, int accounts, List<Seen> latest) {
  public NewAddresses {
    latest = List.copyOf(latest);
  }

  /**
   * One of them.
   *
   * @param userEmail as one of the entries has it; null for a key
   * @param first when it was seen first
   * @param entries how many entries of the week came from there
   */
  public record Seen(
      String userId, @Nullable String userEmail, String address, Instant first, long entries) {}
}
