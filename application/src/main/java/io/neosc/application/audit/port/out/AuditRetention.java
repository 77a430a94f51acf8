package io.neosc.application.audit.port.out;

/**
 * Takes entries away that are in the archive (AU-11). Nothing else removes entries; it has
 * credentials of its own, if there are any.
 */
@FunctionalInterface
public interface AuditRetention {

  /**
   * Takes away the first entries of a chain, durably.
   *
   * @param upTo none behind this place
   * @param max at most so many
   * @return how many; less than {@code max} if there were no more
   * @throws io.neosc.application.shared.port.StoreUnavailable if some may be left
   */
  int remove(String chain, long upTo, int max);
}
