package io.neosc.domain.guard;

import io.neosc.domain.shared.DomainException;

/** Nothing is blocked under this id, or no longer. */
public final class BlockNotFound extends DomainException.NotFound {
  private static final long serialVersionUID = 1L;

  public BlockNotFound(AttemptCountId id) {
    super("block.not-found", "There is no sign-in block " + id.value());
  }
}
