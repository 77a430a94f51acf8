package io.neosc.domain.audit;

/**
 * The end of a chain: what the next entry is linked to.
 *
 * @param chain lowercase letters, digits and hyphens
 * @param seq of the last entry, 0 when there is none yet
 * @param hash of the last entry, {@link #GENESIS_HASH} when there is none yet
 */
public record ChainHead(String chain, long seq, String hash) {
  /** The chain of an installation that has only one. */
  public static final String MAIN = "main";

  /** What the first entry names as its predecessor: 64 zeros. */
  public static final String GENESIS_HASH = "0".repeat(Sha256.HEX_LENGTH);

  private static final int MAX_NAME_LENGTH = 64;

  public ChainHead {
    if (chain.isEmpty()
        || chain.length() > MAX_NAME_LENGTH
        || !Texts.only(chain, Texts.ID_CHARACTERS)) {
      throw new IllegalArgumentException("Not the name of a chain: '" + chain + "'");
    }
    if (seq < 0 || seq > CanonicalJson.MAX_SAFE_INTEGER) {
      throw new IllegalArgumentException("Not a place in a chain: " + seq);
    }
    if (!Sha256.isHex(hash)) {
      throw new IllegalArgumentException("Not a hash: '" + hash + "'");
    }
    if (seq == 0 && !hash.equals(GENESIS_HASH)) {
      throw new IllegalArgumentException("A chain without entries has no hash but zeros: " + hash);
    }
  }

  /** The head of a chain without entries. */
  public static ChainHead genesis(String chain) {
    return new ChainHead(chain, 0, GENESIS_HASH);
  }
}
