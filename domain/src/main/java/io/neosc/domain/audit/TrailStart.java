package io.neosc.domain.audit;

import io.neosc.domain.audit.Finding.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk along a chain begins, and what there is to say of that place itself: at genesis, or
 * behind what went into files (AU-11).
 *
 * @param before the entry before the first one that is looked at
 * @param trusted whether the first one has to continue it
 * @param boundary an entry of the chain has to tell of it; null if nothing went into files
 * @param finding what is wrong with the place; null if nothing is
 * @param unknown why nobody can tell whether the place is right; null if somebody can
 */
public record TrailStart(
    ChainHead before,
    boolean trusted,
    @Nullable Boundary boundary,
    @Nullable Finding finding,
    @Nullable String unknown) {

  /** Behind an entry that is out of question. */
  public static TrailStart behind(ChainHead before) {
    return new TrailStart(before, true, null, null, null);
  }

  /**
   * Where a stored chain says that it begins. A boundary that is too old needs no look here: what
   * is missing behind it will be missed, as will the first entry where there is no boundary at all.
   *
   * @param stored what lies there
   * @param kept the last boundary that was kept outside the store, as it was before {@code stored}
   *     was read
   */
  public static TrailStart of(
      String chain,
      Optional<FoundBoundary> stored,
      Optional<Boundary> kept,
      TrailSignatures signatures) {
    var genesis = ChainHead.genesis(chain);
    if (stored.isEmpty()) {
      return behind(genesis);
    }
    var seq = stored.get().seq();
    var boundary = stored.get().boundary();
    if (boundary == null
        || boundary.head().seq() != seq
        || !boundary.head().chain().equals(chain)) {
      return replaced(genesis, Math.max(1, seq), "has something in the place of the boundary");
    }
    var before = boundary.head();
    if (kept.filter(other -> other.head().seq() == seq && !other.equals(boundary)).isPresent()) {
      return replaced(before, seq, "has another boundary outside than in the store");
    }
    return switch (signatures.check(boundary)) {
      case VALID -> new TrailStart(before, true, boundary, null, null);
      case INVALID -> replaced(before, seq, "has a boundary with a false signature");
      case UNKNOWN_KEY ->
          new TrailStart(
              before,
              true,
              boundary,
              null,
              "the boundary is signed with a key that is not trusted here");
    };
  }

  /** The same for a walk that may end before the entry that tells of the boundary. */
  public TrailStart part() {
    return new TrailStart(before, trusted, null, finding, unknown);
  }

  private static TrailStart replaced(ChainHead before, long seq, String detail) {
    return new TrailStart(
        before, false, null, new Finding(Kind.CHECKPOINT_REPLACED, seq, detail), null);
  }
}
