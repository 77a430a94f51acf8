package io.neosc.domain.erasure;

import io.neosc.domain.shared.DomainException;

/** Nobody asked for this account to be erased. */
public final class ErasureNotFound extends DomainException.NotFound {
  private static final long serialVersionUID = 1L;

  public ErasureNotFound() {
    super("erasure.not-found", "This account has not been erased");
  }
}
