package io.neosc.adapter.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Keys as text (RFC 7468). */
enum Pem {
  PUBLIC("PUBLIC KEY"),
  PRIVATE("PRIVATE KEY");

  private static final int LINE = 64;
  private final String kind;

  Pem(String kind) {
    this.kind = kind;
  }

  String text(byte[] der) {
    var lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
  }

  /**
   * What a file has, in DER.
   *
   * @throws IOException if it cannot be read, or has none of this kind
   */
  byte[] read(Path file) throws IOException {
    var text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    var begin = "-----BEGIN " + kind + "-----";
    var end = "-----END " + kind + "-----";
    if (!text.startsWith(begin) || !text.endsWith(end)) {
      throw new IOException(file + " has no " + kind);
    }
    try {
      return Base64.getMimeDecoder()
          .decode(text.substring(begin.length(), text.length() - end.length()));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is not PEM", e);
    }
  }
}
