package io.neosc.adapter.crypto;

import io.neosc.domain.audit.Finding.Kind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file of the archive is not what was written. */
final class Unsound extends IOException {
  private static final long serialVersionUID = 1L;
  private final @Nullable Kind kind;
  private final String detail;

  /**
   * @param kind null if nobody can tell what was written
   */
  Unsound(@Nullable Kind kind, String detail) {
    super(detail);
    this.kind = kind;
    this.detail = detail;
  }

  @Nullable Kind kind() {
    return kind;
  }

  String detail() {
    return detail;
  }
}
