package io.neosc.domain.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything personal in an entry, with a salt of its own (AU-12). The chain covers only its
 * commitment, so that it can be erased and every hash stays valid. Whole numbers are kept as {@code
 * Long}, half characters become U+FFFD, so that a stored part equals the one that was written.
 *
 * @param before the changed fields as they were; values are null, text, Boolean, Integer, Long, or
 *     lists and maps of these; keys have no dot, no control character and no leading dollar
 * @param after the same fields as they became
 */
public record PersonalPart(
    Salt salt,
    @Nullable String userEmail,
    @Nullable String ipAddress,
    @Nullable String userAgent,
    @Nullable String details,
    @Nullable Map<String, @Nullable Object> before,
    @Nullable Map<String, @Nullable Object> after) {

  /** In an export they lie in the part, the entry and the event that carries it. */
  private static final int CHANGES_DEPTH = 4;

  public PersonalPart {
    userEmail = mended(userEmail);
    ipAddress = mended(ipAddress);
    userAgent = mended(userAgent);
    details = mended(details);
    before = before == null ? null : object(before, CHANGES_DEPTH);
    after = after == null ? null : object(after, CHANGES_DEPTH);
  }

  /** A part that says nothing, only salted. */
  public static PersonalPart empty(Salt salt) {
    return new PersonalPart(salt, null, null, null, null, null, null);
  }

  /** The part without its salt as canonical JSON; fields without a value are left out. */
  public String canonical() {
    return CanonicalJson.of(fields());
  }

  /** The fields of {@link #canonical()}, and the salt in hex. */
  Map<String, Object> saltedFields() {
    var fields = fields();
    fields.put("salt", salt.hex());
    return fields;
  }

  /** In the order of their names. */
  private Map<String, Object> fields() {
    var fields = new LinkedHashMap<String, Object>();
    putPresent(fields, "after", after);
    putPresent(fields, "before", before);
    putPresent(fields, "details", details);
    putPresent(fields, "ip_address", ipAddress);
    putPresent(fields, "user_agent", userAgent);
    putPresent(fields, "user_email", userEmail);
    return fields;
  }

  /** Lowercase hex of SHA-256 over the salt's 16 bytes and {@link #canonical()} in UTF-8. */
  public String commitment() {
    var digest = Sha256.digest();
    digest.update(salt.bytes());
    return Sha256.hex(digest.digest(CanonicalJson.bytes(fields())));
  }

  /** Without any content: what is personal must not reach a log by way of a message. */
  @Override
  public String toString() {
    return "PersonalPart[...]";
  }

  private static void putPresent(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private static @Nullable String mended(@Nullable String text) {
    return text == null ? null : Texts.wellFormed(text);
  }

  private static @Nullable Object value(@Nullable Object value, int depth) {
    return switch (value) {
      case null -> null;
      case String text -> Texts.wellFormed(text);
      case Boolean truth -> truth;
      case Integer number -> number.longValue();
      case Long number -> CanonicalJson.safe(number);
      case Map<?, ?> object -> object(object, CanonicalJson.deeper(depth));
      case List<?> array -> array(array, CanonicalJson.deeper(depth));
      default ->
          throw new IllegalArgumentException(
              "An audit entry cannot hold a " + value.getClass().getSimpleName());
    };
  }

  private static Map<String, @Nullable Object> object(Map<?, ?> object, int depth) {
    var copy = new LinkedHashMap<String, @Nullable Object>();
    object.forEach((key, value) -> copy.put(name(key), value(value, depth)));
    return Collections.unmodifiableMap(copy);
  }

  private static List<@Nullable Object> array(List<?> array, int depth) {
    var copy = new ArrayList<@Nullable Object>(array.size());
    for (var element : array) {
      copy.add(value(element, depth));
    }
    return Collections.unmodifiableList(copy);
  }

  private static String name(@Nullable Object key) {
    var name = CanonicalJson.name(key);
    if (name.isEmpty()
        || name.startsWith("$")
        || name.contains(".")
        || !Texts.only(name, c -> !Character.isISOControl(c))
        || Texts.loneSurrogate(name) >= 0) {
      throw new IllegalArgumentException("Not a field name for an audit entry: '" + name + "'");
    }
    return name;
  }
}
