package io.neosc.bootstrap;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/** The option {@code --json} of a command that gives data. */
final class JsonOption {
  @Option(names = "--json", description = "Gives the data as JSON.")
  boolean wanted;

  /** Prints data as one document on a line. */
  static void print(Object data, PrintWriter out) {
    try {
      out.println(
          new String(JsonMapper.createDefault().writeValueAsBytes(data), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.flush();
  }
}
