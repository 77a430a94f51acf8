package io.neosc.adapter.rest.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.neosc.adapter.rest.problem.FieldError;
import io.neosc.adapter.rest.problem.ProblemCode;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.domain.scrub.Scrubber;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON from outside and takes nothing that has two readings (API-7): no duplicate key, no
 * {@code NaN}, no comment, nothing behind the end, no half character, no nesting beyond 32.
 */
final class StrictJson {
  static final int MAX_DEPTH = 32;
  private static final int MAX_NAME = 100;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(100)
                  .maxNameLength(1_000)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private StrictJson() {}

  /**
   * The members of the one object that {@code body} must be. Values are null, text, Boolean,
   * Number, lists and maps.
   *
   * @throws RequestRefused if it is not such JSON
   */
  static Map<String, @Nullable Object> object(byte[] body) {
    try (var parser = FACTORY.createParser(body)) {
      return object(parser);
    } catch (IOException e) {
      throw new RequestRefused(ProblemCode.REQUEST_MALFORMED, "The body is not valid JSON");
    }
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new RequestRefused(ProblemCode.REQUEST_MALFORMED, "The body is not a JSON object");
      }
      var members = members(parser);
      if (parser.nextToken() != null) {
        throw new RequestRefused(
            ProblemCode.REQUEST_MALFORMED, "There is something behind the JSON object");
      }
      return members;
    } catch (StreamConstraintsException e) {
      throw invalid(parser, "too_deep", "is nested too deeply or too long");
    } catch (JsonProcessingException e) {
      var duplicate = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
      throw duplicate
          ? invalid(parser, "duplicate", "is given more than once")
          : new RequestRefused(
              ProblemCode.REQUEST_MALFORMED,
              "The body is not valid JSON at line %d, column %d"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
  }

  private static Map<String, @Nullable Object> members(JsonParser parser) throws IOException {
    var members = new LinkedHashMap<String, @Nullable Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = whole(parser, parser.currentName());
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> elements(parser);
      case VALUE_STRING -> whole(parser, parser.getText());
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> decimal(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IllegalStateException("not a value: " + parser.currentToken());
    };
  }

  /** A short text can be a number of more digits than there are numbers for. */
  private static BigDecimal decimal(JsonParser parser) throws IOException {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException beyond) {
      throw invalid(parser, "out_of_range", "is beyond every number");
    }
  }

  private static List<@Nullable Object> elements(JsonParser parser) throws IOException {
    var elements = new ArrayList<@Nullable Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements;
  }

  private static String whole(JsonParser parser, String text) {
    for (var i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.isLowSurrogate(text.charAt(i))
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw invalid(parser, "invalid", "holds half a character");
        }
        i++;
      }
    }
    return text;
  }

  private static RequestRefused invalid(JsonParser parser, String code, String message) {
    return RequestRefused.invalid(List.of(new FieldError(place(parser), code, message)));
  }

  /** The names that lead to where the parser is, as far as they are worth repeating. */
  private static String place(JsonParser parser) {
    var path = new StringBuilder();
    for (var context = parser.getParsingContext(); context != null; context = context.getParent()) {
      var name = context.getCurrentName();
      if (name != null) {
        path.insert(0, path.isEmpty() ? name : name + ".");
      }
    }
    return shortened(path.isEmpty() ? "body" : path.toString());
  }

  static String shortened(String given) {
    var name = Scrubber.scrub(given);
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "...";
  }
}
