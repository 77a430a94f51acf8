package io.neosc.adapter.mongo.shared;

/**
 * A stored document is not what this program writes: damaged, edited by hand, or of a newer
 * program. It is never guessed at.
 */
public final class UnreadableDocument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableDocument(String collection, String id, Throwable cause) {
    super(collection + " " + id + " cannot be read: " + innermost(cause).getMessage(), cause);
  }

  private static Throwable innermost(Throwable error) {
    var cause = error.getCause();
    return cause == null ? error : innermost(cause);
  }
}
