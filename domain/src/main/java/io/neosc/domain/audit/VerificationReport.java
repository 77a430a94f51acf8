package io.neosc.domain.audit;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a verification says of a range of a chain (AU-9).
 *
 * @param from the place before the first entry, 0 for a whole chain
 * @param head where the chain ended
 * @param entries how many were looked at
 * @param erased how many of them have no personal part any more
 * @param checkpoints how many of them a trusted checkpoint saw
 * @param integrity whether each entry is as it was written
 * @param completeness whether none is missing, in the middle or at the end
 * @param freshness whether checkpoints reach as far as they should by now
 */
public record VerificationReport(
    long from,
    ChainHead head,
    long entries,
    long erased,
    long checkpoints,
    Verdict integrity,
    Verdict completeness,
    Verdict freshness) {

  /** The same with other answers to the first two questions. */
  public VerificationReport answering(Verdict otherIntegrity, Verdict otherCompleteness) {
    return new VerificationReport(
        from, head, entries, erased, checkpoints, otherIntegrity, otherCompleteness, freshness);
  }

  /** The worst of the three. */
  public Verdict.Status worst() {
    return verdicts().map(Verdict::status).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** Whether nothing that was looked at is wrong, whatever could not be looked at. */
  public boolean sound() {
    return worst() != Verdict.Status.BROKEN;
  }

  /** What comes first in the chain of all that was found. */
  public Optional<Finding> first() {
    return verdicts()
        .map(Verdict::finding)
        .filter(Objects::nonNull)
        .min(Comparator.comparingLong(Finding::seq));
  }

  private Stream<Verdict> verdicts() {
    return Stream.of(integrity, completeness, freshness);
  }
}
