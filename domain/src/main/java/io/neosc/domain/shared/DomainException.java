package io.neosc.domain.shared;

/**
 * A refusal: the caller asked for something that the rules do not allow. It is ordinary, so it
 * carries a stable code and a sentence for people but no stack trace.
 */
public abstract sealed class DomainException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;

  private DomainException(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** The refusal's stable name, {@code area.reason}; clients branch on it. */
  public final String code() {
    return code;
  }

  /** The sentence for people. */
  @Override
  public final String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** What was named does not exist, or not for this caller. */
  public abstract static non-sealed class NotFound extends DomainException {
    private static final long serialVersionUID = 1L;

    protected NotFound(String code, String message) {
      super(code, message);
    }
  }

  /** It contradicts the present state; it might be fine after a look at it. */
  public abstract static non-sealed class Conflict extends DomainException {
    private static final long serialVersionUID = 1L;

    protected Conflict(String code, String message) {
      super(code, message);
    }
  }

  /** Well-formed, and refused by a rule. */
  public abstract static non-sealed class RuleViolated extends DomainException {
    private static final long serialVersionUID = 1L;

    protected RuleViolated(String code, String message) {
      super(code, message);
    }
  }

  /** This caller may not. */
  public abstract static non-sealed class Forbidden extends DomainException {
    private static final long serialVersionUID = 1L;

    protected Forbidden(String code, String message) {
      super(code, message);
    }
  }

  /** Somebody with the right has shut this door, for a stated reason. */
  public abstract static non-sealed class Locked extends DomainException {
    private static final long serialVersionUID = 1L;

    protected Locked(String code, String message) {
      super(code, message);
    }
  }
}
