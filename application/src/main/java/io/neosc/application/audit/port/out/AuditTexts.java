package io.neosc.application.audit.port.out;

/**
 * The words of entries, kept beside the trail so that changes need not wait for them, and fed in
 * the chain's order: where the words of an entry are, those of all before it are too.
 */
public interface AuditTexts {

  /**
   * Takes in the words of up to {@code max} entries behind those that are there. Several nodes may
   * do so at once; each entry is taken in once.
   *
   * @return how many it took in; 0 if there was nothing, or somebody else was faster
   */
  int feed(int max);

  /**
   * Takes away the words of the first entries, durably; the words of those behind stay.
   *
   * @param upTo of none behind this place
   * @param max of at most so many
   * @return of how many; less than {@code max} if there were no more
   */
  int forget(long upTo, int max);
}
