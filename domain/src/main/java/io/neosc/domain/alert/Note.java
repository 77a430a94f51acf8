package io.neosc.domain.alert;

import io.neosc.domain.identity.AccountId;
import java.time.Instant;

/** What somebody wrote to an alert, 1 to 2000 characters. */
public record Note(Instant at, AccountId by, String text) {
  public Note {
    if (text.isBlank() || text.length() > 2000) {
      throw new IllegalArgumentException("a note has 1 to 2000 characters");
    }
  }
}
