package io.neosc.adapter.rest.wire;

import io.micronaut.http.HttpRequest;
import io.neosc.adapter.rest.problem.FieldError;
import io.neosc.adapter.rest.problem.RequestRefused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The query of a list, parameter by parameter, with mistakes collected as in {@link JsonBody}. A
 * parameter that nobody asks for is refused: a misspelt filter must not look like an empty one.
 */
public final class Query {
  private static final int MAX_VALUES = 50;
  private static final int MAX_LENGTH = 200;
  private static final int LAST_YEAR = 9999;
  private final String path;
  private final Map<String, List<String>> given = new LinkedHashMap<>();
  private final Map<String, List<String>> asked = new TreeMap<>();
  private final List<FieldError> errors = new ArrayList<>();

  public Query(HttpRequest<?> request) {
    this.path = request.getPath();
    request.getParameters().forEach((name, values) -> given.put(name, List.copyOf(values)));
  }

  /** A text of 1 to 200 characters, given at most once. */
  public @Nullable String text(String name) {
    var values = texts(name);
    if (values.size() > 1) {
      wrong(name, "duplicate", "is given more than once");
    }
    return values.isEmpty() ? null : values.iterator().next();
  }

  /** Texts of 1 to 200 characters, as often as it is given. */
  public Set<String> texts(String name) {
    var values = given.remove(name);
    if (values == null) {
      return Set.of();
    }
    if (values.size() > MAX_VALUES
        || values.stream().anyMatch(value -> value.isBlank() || value.length() > MAX_LENGTH)) {
      wrong(name, "invalid", "has 1 to 200 characters, at most 50 times");
      return Set.of();
    }
    asked.put(name, values.stream().sorted().toList());
    return new TreeSet<>(values);
  }

  public @Nullable Boolean truth(String name) {
    return switch (text(name)) {
      case null -> null;
      case "true" -> true;
      case "false" -> false;
      default -> {
        wrong(name, "type", "must be true or false");
        yield null;
      }
    };
  }

  /** RFC 3339, with any offset and so with a year of four digits. */
  public @Nullable Instant time(String name) {
    var text = text(name);
    if (text == null) {
      return null;
    }
    try {
      // An unescaped + of an offset arrives as a space.
      var time = OffsetDateTime.parse(text.replace(' ', '+'));
      if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeException e) {
      // As a year of more digits: no time of RFC 3339.
    }
    wrong(name, "type", "must be a time such as 2026-03-05T10:30:00.000Z");
    return null;
  }

  /** One of the constants, in lower case. */
  public <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
    var text = text(name);
    if (text == null) {
      return null;
    }
    var constant = Wire.constant(type, text);
    if (constant.isEmpty()) {
      wrong(name, "invalid", Wire.choices(type));
    }
    return constant.orElse(null);
  }

  int number(String name, int standard, int min, int max) {
    var text = text(name);
    if (text == null) {
      return standard;
    }
    try {
      var number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      wrong(name, "type", "must be a whole number");
      return standard;
    }
    wrong(name, "out_of_range", String.format(Locale.ROOT, "must be %d to %d", min, max));
    return standard;
  }

  public void wrong(String name, String code, String message) {
    errors.add(new FieldError(StrictJson.shortened(name), code, message));
  }

  /**
   * @throws RequestRefused if there was a mistake or an unknown parameter
   */
  public void done() {
    given.keySet().stream()
        .limit(10)
        .forEach(name -> wrong(name, "unknown", "is not a parameter of this list"));
    if (!errors.isEmpty()) {
      throw RequestRefused.invalid(errors);
    }
  }

  String path() {
    return path;
  }

  /** What was asked for, in one order whatever the client's was. */
  Map<String, List<String>> asked() {
    return asked;
  }
}
