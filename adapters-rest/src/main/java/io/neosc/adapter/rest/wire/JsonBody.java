package io.neosc.adapter.rest.wire;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.neosc.adapter.rest.problem.FieldError;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.domain.shared.Text;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object that a request brought, field by field. Mistakes are collected, so that one
 * answer names them all; {@link #done()} is called last and refuses if there was any, or if
 * something is left that nobody asked for.
 */
public final class JsonBody {
  private final String path;
  private final Map<String, @Nullable Object> members;
  private final List<JsonBody> inner = new ArrayList<>();
  private final List<FieldError> errors;

  private JsonBody(Map<String, @Nullable Object> members) {
    this("", members, new ArrayList<>());
  }

  private JsonBody(String path, Map<String, @Nullable Object> members, List<FieldError> errors) {
    this.path = path;
    this.members = new LinkedHashMap<>(members);
    this.errors = errors;
  }

  /**
   * The body of a route that needs one.
   *
   * @throws RequestRefused if there is none, or none of JSON
   */
  public static JsonBody required(HttpRequest<byte[]> request) {
    return content(request)
        .map(content -> read(request, content))
        .orElseThrow(
            () -> new RequestRefused(ProblemCode.REQUEST_MALFORMED, "A JSON body is needed"));
  }

  /** The body of a route that works without one: no content is the same as an empty object. */
  public static JsonBody optional(HttpRequest<byte[]> request) {
    return content(request)
        .map(content -> read(request, content))
        .orElseGet(() -> new JsonBody(Map.of()));
  }

  /**
   * The body in one spelling: two bodies have the same exactly if they say the same. No content is
   * an empty object; what is no JSON has no other spelling than its own.
   */
  public static String canonical(HttpRequest<byte[]> request) {
    var content = content(request);
    if (content.isEmpty()) {
      return CanonicalJson.of(Map.of());
    }
    try {
      return CanonicalJson.of(StrictJson.object(content.get()));
    } catch (RequestRefused _) {
      return new String(content.get(), StandardCharsets.ISO_8859_1);
    }
  }

  private static Optional<byte[]> content(HttpRequest<byte[]> request) {
    return request.getBody().filter(content -> content.length > 0);
  }

  /** Refuses a body on a route that reads none; no content and an empty object are fine. */
  public static void refuse(HttpRequest<byte[]> request) {
    optional(request).done();
  }

  /**
   * Refuses a body on a route that reads none; no content and an empty object are fine.
   *
   * @param exists is asked first if there is something to refuse: what is absent is said to be
   *     absent, whatever was sent (API-16)
   */
  public static void refuse(HttpRequest<byte[]> request, Runnable exists) {
    read(
        () -> {
          refuse(request);
          return true;
        },
        exists);
  }

  /** What {@code reading} gives; if it refuses, {@code exists} is asked before that is said. */
  public static <T> T read(Supplier<T> reading, Runnable exists) {
    try {
      return reading.get();
    } catch (RequestRefused refused) {
      exists.run();
      throw refused;
    }
  }

  private static JsonBody read(HttpRequest<?> request, byte[] content) {
    var type = request.getContentType().map(MediaType::getName).orElse("");
    if (!type.equals(MediaType.APPLICATION_JSON)
        && !type.equals(MediaType.APPLICATION_JSON_MERGE_PATCH)) {
      throw new RequestRefused(
          ProblemCode.REQUEST_UNSUPPORTED_TYPE, "The body must be application/json");
    }
    var encodings = request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING);
    if (!encodings.stream().allMatch("identity"::equalsIgnoreCase)) {
      throw new RequestRefused(
          ProblemCode.REQUEST_UNSUPPORTED_TYPE, "The body must not be compressed");
    }
    return new JsonBody(StrictJson.object(content));
  }

  /** A text of 1 to {@code max} characters; "" after a mistake. */
  public String text(String name, int max) {
    var text = optionalText(name, max);
    if (text == null) {
      if (!mistaken(name)) {
        wrong(name, "required", "is needed");
      }
      return "";
    }
    if (text.isEmpty()) {
      wrong(name, "required", "is empty");
    }
    return text;
  }

  /** A text of one line, without white space around it. */
  public String line(String name, int max) {
    var line = text(name, max).strip();
    checkLine(name, line);
    return line;
  }

  /** Like {@link #line}; null if it is absent, null or blank. */
  public @Nullable String optionalLine(String name, int max) {
    var text = optionalText(name, max);
    if (text == null || text.isBlank()) {
      return null;
    }
    checkLine(name, text);
    return text.strip();
  }

  private void checkLine(String name, String line) {
    var mistaken = mistaken(name);
    if (!mistaken && line.isEmpty()) {
      wrong(name, "required", "is blank");
    } else if (!mistaken && Text.deceptive(line)) {
      wrong(name, "invalid", "holds control characters or marks of direction");
    }
  }

  /** A text of at most {@code max} characters; null if it is absent, null or wrong. */
  public @Nullable String optionalText(String name, int max) {
    return switch (members.remove(name)) {
      case null -> null;
      case String text when text.length() <= max -> text;
      case String _ -> {
        wrong(name, "too_long", "has at most " + max + " characters");
        yield null;
      }
      default -> {
        wrong(name, "type", "must be a string");
        yield null;
      }
    };
  }

  /** One to {@code max} texts; none after a mistake. */
  public List<String> texts(String name, int max) {
    var given = members.remove(name);
    if (!(given instanceof List<?> list)
        || !list.stream().allMatch(item -> item instanceof String)) {
      wrong(name, given == null ? "required" : "type", "must be a list of strings");
      return List.of();
    }
    if (list.isEmpty() || list.size() > max) {
      wrong(name, list.isEmpty() ? "required" : "too_long", "has 1 to " + max + " strings");
      return List.of();
    }
    return list.stream().map(String.class::cast).toList();
  }

  /**
   * A time as RFC 3339 with any offset, to the millisecond; null if it is absent, null or wrong.
   */
  public @Nullable Instant optionalTime(String name) {
    var text = optionalText(name, 40);
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      wrong(name, "type", "must be a time such as 2026-03-05T10:30:00.000Z");
      return null;
    }
  }

  /** A time as above that must be there; the epoch after a mistake. */
  public Instant time(String name) {
    var mistakes = errors.size();
    var time = optionalTime(name);
    if (time == null && errors.size() == mistakes) {
      wrong(name, "required", "is needed");
    }
    return time == null ? Instant.EPOCH : time;
  }

  /**
   * A whole number in these bounds, written without fraction and exponent; null if it is absent,
   * null or wrong.
   */
  public @Nullable Long optionalWhole(String name, long min, long max) {
    return switch (members.remove(name)) {
      case null -> null;
      case Integer number when number >= min && number <= max -> number.longValue();
      case Long number when number >= min && number <= max -> number;
      case Integer _, Long _, BigInteger _ -> {
        wrong(name, "out_of_range", "is " + min + " to " + max);
        yield null;
      }
      default -> {
        wrong(name, "type", "must be a whole number");
        yield null;
      }
    };
  }

  /** True or false; null if it is absent or wrong. A null is wrong. */
  public @Nullable Boolean optionalTruth(String name) {
    if (!members.containsKey(name)) {
      return null;
    }
    if (members.remove(name) instanceof Boolean truth) {
      return truth;
    }
    wrong(name, "type", "must be true or false");
    return null;
  }

  /** One of the constants, in lower case; any of them after a mistake. */
  public <E extends Enum<E>> E oneOf(String name, Class<E> type) {
    var text = text(name, 100);
    var constant = Wire.constant(type, text);
    if (constant.isEmpty() && !mistaken(name)) {
      wrong(name, "invalid", Wire.choices(type));
    }
    return constant.orElse(type.getEnumConstants()[0]);
  }

  /** One of the constants, in lower case; null if it is absent, null or wrong. */
  public <E extends Enum<E>> @Nullable E optionalOneOf(String name, Class<E> type) {
    var text = optionalText(name, 100);
    if (text == null) {
      return null;
    }
    var constant = Wire.constant(type, text);
    if (constant.isEmpty()) {
      wrong(name, "invalid", Wire.choices(type));
    }
    return constant.orElse(null);
  }

  /**
   * The object that a field must be, to be read like a body of its own; an empty one after a
   * mistake. Its mistakes are this body's.
   */
  @SuppressWarnings("unchecked") // the keys of an object that StrictJson read are strings
  public JsonBody object(String name) {
    var given = members.remove(name);
    if (!(given instanceof Map<?, ?>)) {
      wrong(name, given == null ? "required" : "type", "must be an object");
    }
    Map<String, @Nullable Object> fields =
        given instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    var object = new JsonBody(path + name + ".", fields, errors);
    inner.add(object);
    return object;
  }

  /** The same, for a field that may be absent or null; empty then. */
  public Optional<JsonBody> optionalObject(String name) {
    if (members.get(name) == null) {
      members.remove(name);
      return Optional.empty();
    }
    return Optional.of(object(name));
  }

  /** Whether nothing is left to read. */
  public boolean isEmpty() {
    return members.isEmpty();
  }

  /** Whether the field is there, be it as null: a merge patch has a wish for it (RFC 7396). */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** Whether nothing was wrong so far. */
  public boolean sound() {
    return errors.isEmpty();
  }

  /** Notes a mistake that only the caller can see. */
  public void wrong(String name, String code, String message) {
    errors.add(new FieldError(path + name, code, message));
  }

  private boolean mistaken(String name) {
    return errors.stream().anyMatch(error -> error.field().equals(path + name));
  }

  /**
   * @throws RequestRefused if there was a mistake or an unknown field
   */
  public void done() {
    unknown();
    inner.forEach(JsonBody::unknown);
    if (!errors.isEmpty()) {
      throw RequestRefused.invalid(errors);
    }
  }

  private void unknown() {
    members.keySet().stream()
        .limit(10)
        .forEach(name -> wrong(StrictJson.shortened(name), "unknown", "is not known here"));
  }
}
