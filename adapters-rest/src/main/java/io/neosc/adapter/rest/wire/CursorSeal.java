package io.neosc.adapter.rest.wire;

import io.neosc.application.shared.port.Cursor;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs places in lists, so that a client can carry them and not make them up (API-2). A sealed
 * place opens only in the scope for which it was closed.
 */
public final class CursorSeal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAX_LENGTH = 400;
  private final SecretKeySpec key;

  /**
   * @param key 256 bits, the same on every node
   */
  public CursorSeal(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  String close(String scope, Cursor cursor) {
    return sealed(scope, cursor.at().toEpochMilli() + " " + cursor.id());
  }

  /** The place in a token; empty if it was not closed by this key for this scope. */
  Optional<Cursor> open(String scope, String token) {
    var dot = token.indexOf('.');
    if (dot < 0 || token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      var place =
          new String(
              Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8);
      return same(token, sealed(scope, place)) ? Optional.of(cursor(place)) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static boolean same(String token, String expected) {
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  private String sealed(String scope, String place) {
    return text(place.getBytes(StandardCharsets.UTF_8)) + "." + text(mac(scope, place));
  }

  private static Cursor cursor(String place) {
    var space = place.indexOf(' ');
    return new Cursor(
        Instant.ofEpochMilli(Long.parseLong(place.substring(0, space))),
        place.substring(space + 1));
  }

  private byte[] mac(String scope, String place) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(scope.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(place.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
