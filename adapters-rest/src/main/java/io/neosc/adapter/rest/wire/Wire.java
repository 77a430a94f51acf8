package io.neosc.adapter.rest.wire;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The forms of values in JSON (API-1). */
public final class Wire {
  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private Wire() {}

  /** RFC 3339 in UTC with exactly three decimals. */
  public static String time(Instant instant) {
    return MILLISECONDS.format(instant);
  }

  public static @Nullable String timeOrNull(@Nullable Instant instant) {
    return instant == null ? null : time(instant);
  }

  /** The constant with this name in lower case. */
  public static <E extends Enum<E>> Optional<E> constant(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> lower(constant).equals(text))
        .findFirst();
  }

  /** What {@link #constant} understands, for people. */
  static String choices(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Wire::lower)
        .collect(Collectors.joining(", ", "must be one of ", ""));
  }

  /** A constant's name in lower case. */
  public static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
