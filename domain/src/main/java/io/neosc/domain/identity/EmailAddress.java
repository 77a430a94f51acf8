package io.neosc.domain.identity;

import io.neosc.domain.shared.Text;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address as its owner writes it. Two addresses that differ in case alone name the same
 * account: compare by {@link #canonical()}. It is kept in Unicode's form NFC, and holds nothing
 * that makes it look like another one.
 */
public record EmailAddress(String value) {
  private static final int MAX_LENGTH = 254;
  private static final Pattern FORM =
      Pattern.compile(
          "[^\\s@\\p{Cntrl}\"<>(),;:\\\\\\[\\]]{1,64}@[^\\s@\\p{Cntrl}.]+(\\.[^\\s@\\p{Cntrl}.]+)*");

  /** What stands in the place of an erased person's address; no mail reaches it (RFC 6761). */
  public static final EmailAddress ERASED = new EmailAddress("erased@erased.invalid");

  public EmailAddress {
    value = Normalizer.normalize(value, Normalizer.Form.NFC);
    if (!valid(value)) {
      throw new IllegalArgumentException("an e-mail address has the form name@domain");
    }
  }

  public static boolean valid(String value) {
    return value.length() <= MAX_LENGTH && FORM.matcher(value).matches() && !Text.deceptive(value);
  }

  /** The form under which an address is unique. */
  public String canonical() {
    return value.toLowerCase(Locale.ROOT);
  }
}
