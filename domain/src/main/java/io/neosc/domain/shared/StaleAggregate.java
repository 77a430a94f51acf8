package io.neosc.domain.shared;

/** Somebody else changed the aggregate after it was loaded; load it again and decide anew. */
public final class StaleAggregate extends DomainException.Conflict {
  private static final long serialVersionUID = 1L;

  public StaleAggregate(String key) {
    super("request.concurrent-change", key + " was changed by someone else meanwhile");
  }
}
