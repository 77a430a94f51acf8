package io.neosc.domain.scrub;

import java.util.List;
import java.util.random.RandomGenerator;

/** Lines as logs, audit entries, problems and requests have them, without any secret. */
public final class Ordinary {
  private static final String HEX = "0123456789abcdef";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final List<String> WORDS =
      List.of(
          "token",
          "password",
          "secret",
          "cookie",
          "bearer",
          "authorization",
          "key",
          "the",
          "of",
          "ticket",
          "expired",
          "refused",
          "workspace",
          "launched",
          "Signed",
          "aws",
          "key=value",
          "eyes",
          "agAAAA",
          "monkeyJungle",
          "sinister",
          "basin-wide",
          "AKIA",
          "PRIVATE KEY",
          "https://example.org/a:b",
          "RFC 6750",
          "argon2id",
          "HS256",
          "sha256",
          "Bearer");

  private Ordinary() {}

  public static String line(RandomGenerator random) {
    return switch (random.nextInt(26)) {
      case 0 -> time(random) + " INFO  Start NeoSC is ready at http://localhost:" + number(random);
      case 1 ->
          "GET /api/sessions/" + id("ses-", random) + "?limit=10&cursor=" + base64(random, 60);
      case 2 -> entry(random);
      case 3 -> "Refused: wrong password";
      case 4 -> "The access token is not valid, or its sign-in has ended";
      case 5 -> "Sign in and send the access token as Authorization: Bearer TOKEN";
      case 6 -> "password: has 12 to 256 characters, not " + number(random);
      case 7 -> "{\"field\":\"password\",\"code\":\"too_long\",\"message\":\"has at most 256\"}";
      case 8 -> "Launched " + word(random) + " for " + mail(random) + " from " + address(random);
      case 9 -> "neosc.security.jwt-secret (STATUS_JWT_SECRET) is not set.";
      case 10 -> "WWW-Authenticate: Bearer error=\"invalid_token\"";
      case 11 -> "mongodb://db1:27017,db2:27017/neosc?replicaSet=rs0&appName=" + word(random);
      case 12 -> "sha256:" + hex(random, 64) + " of secret " + hex(random, 40);
      case 13 -> "trace_id=" + hex(random, 32) + " span_id=" + hex(random, 16) + " request_id=r-1";
      case 14 -> "etag \"" + base64(random, 22) + "\" base64 " + base64(random, 28) + "==";
      case 15 -> "{\"token_type\":\"Bearer\",\"expires_in\":900,\"mfa_enabled\":false}";
      case 16 ->
          "java.lang.IllegalStateException: "
              + word(random)
              + "\n\tat io.neosc.adapter.rest"
              + ".security.SignedAccessTokens.verify(SignedAccessTokens.java:"
              + number(random)
              + ")";
      case 17 -> "Mozilla/5.0 (X11; Linux x86_64; rv:" + number(random) + ".0) Gecko/20100101";
      case 18 -> sentence(random);
      case 19 ->
          "-----BEGIN CERTIFICATE-----\n" + base64(random, 64) + "\n-----END CERTIFICATE-----";
      case 20 ->
          "-----BEGIN PUBLIC KEY-----\\n" + base64(random, 64) + "\\n-----END PUBLIC KEY-----";
      case 21 ->
          "git@github.com:"
              + word(random)
              + "/neosc.git ssh://git@example.org:22/x "
              + mail(random);
      case 22 ->
          "{\"status\":\"healthy\",\"components\":{\"database\":{\"healthy\":true}},\"id\":\""
              + id("aud-", random)
              + "\"}";
      case 23 ->
          "PATCH /api/policies/pol-mfa-required {\"enabled\":false} If-Match: \""
              + number(random)
              + "\"";
      case 24 -> "Cookie: none is used here; the cookie banner is gone. Set-Cookie is not sent.";
      default ->
          "version "
              + number(random)
              + "."
              + number(random)
              + "-SNAPSHOT: "
              + sentence(random)
              + " at "
              + time(random);
    };
  }

  private static String entry(RandomGenerator random) {
    return "{\"id\":\""
        + id("aud-", random)
        + "\",\"seq\":"
        + number(random)
        + ",\"user_id\":\""
        + id("usr-", random)
        + "\",\"user_email\":\""
        + mail(random)
        + "\",\"action\":\"refresh_token\",\"resource\":\"auth\",\"details\":\"Tokens renewed\","
        + "\"ip_address\":\""
        + address(random)
        + "\",\"timestamp\":\""
        + time(random)
        + "\",\"success\":true,\"role\":\"user\",\"sign_in\":\""
        + hex(random, 64)
        + "\",\"session_id\":null,\"trace_id\":\""
        + hex(random, 32)
        + "\",\"prev_hash\":\""
        + hex(random, 64)
        + "\",\"hash\":\""
        + hex(random, 64)
        + "\"}";
  }

  private static String sentence(RandomGenerator random) {
    var text = new StringBuilder();
    for (var i = 0; i < 3 + random.nextInt(12); i++) {
      text.append(word(random)).append(random.nextInt(8) == 0 ? ": " : " ");
    }
    return text.toString();
  }

  private static String word(RandomGenerator random) {
    return random.nextBoolean()
        ? WORDS.get(random.nextInt(WORDS.size()))
        : Planted.chars(random, LETTERS, 2, 12);
  }

  private static String id(String prefix, RandomGenerator random) {
    return prefix
        + "0199"
        + hex(random, 4)
        + "-"
        + hex(random, 4)
        + "-7"
        + hex(random, 3)
        + "-8"
        + hex(random, 3)
        + "-"
        + hex(random, 12);
  }

  private static String mail(RandomGenerator random) {
    return Planted.chars(random, LETTERS + "0123456789", 2, 12) + "@" + "example.org";
  }

  private static String address(RandomGenerator random) {
    return random.nextBoolean() ? "192.0.2." + random.nextInt(256) : "2001:db8::" + hex(random, 4);
  }

  private static String time(RandomGenerator random) {
    return "2026-03-05T10:" + (10 + random.nextInt(50)) + ":" + (10 + random.nextInt(50)) + ".000Z";
  }

  private static int number(RandomGenerator random) {
    return random.nextInt(100_000);
  }

  private static String hex(RandomGenerator random, int length) {
    return Planted.chars(random, HEX, length, length);
  }

  private static String base64(RandomGenerator random, int length) {
    return Planted.chars(random, BASE64, length, length);
  }
}
