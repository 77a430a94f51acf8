package io.neosc.adapter.rest.early;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The JSON that the router would send. */
public final class EarlyBytes {
  private EarlyBytes() {}

  public static byte[] of(JsonMapper json, Object response) {
    try {
      return json.writeValueAsBytes(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
