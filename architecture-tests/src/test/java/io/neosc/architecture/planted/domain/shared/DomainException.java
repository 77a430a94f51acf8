package io.neosc.architecture.planted.domain.shared;

/** As in the real house. */
public abstract class DomainException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
