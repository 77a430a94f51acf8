package io.neosc.adapter.websocket;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Reads what came over the wire, without the classes that wrote it. */
final class Json {
  static final JsonMapper MAPPER = JsonMapper.createDefault();

  private Json() {}

  static Map<String, Object> object(byte[] text) {
    try {
      return MAPPER.readValue(text, Argument.mapOf(String.class, Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // JSON objects have no other form here
  static Map<String, Object> object(Map<String, Object> parent, String name) {
    return (Map<String, Object>) parent.get(name);
  }

  @SuppressWarnings("unchecked") // see above
  static List<Map<String, Object>> objects(Map<String, Object> parent, String name) {
    return (List<Map<String, Object>>) parent.get(name);
  }

  static Map<String, Object> data(Map<String, Object> frame) {
    return object(frame, "data");
  }
}
