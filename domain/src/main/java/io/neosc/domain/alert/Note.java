package io.neosc.domain.alert;

import io.neosc.domain.erasure.Mentions;
import io.neosc.domain.identity.AccountId;
import java.time.Instant;

/** What somebody wrote to an alert, 1 to 2000 characters. */
public record Note(Instant at, AccountId by, String text) {
  private static final int MAX = 2000;

  public Note {
    if (text.isBlank() || text.length() > MAX) {
      throw new IllegalArgumentException("a note has 1 to 2000 characters");
    }
  }

  Note without(Mentions person) {
    return new Note(at, by, person.without(text, MAX));
  }
}
