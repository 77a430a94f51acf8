package io.neosc.domain.scrub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Made-up secrets of every kind that OB-7 names, in surroundings as logs and requests have them.
 *
 * @param text what is logged
 * @param secret what of it must not leave the process
 */
public record Planted(String text, String secret) {
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";
  private static final String HEX = "0123456789abcdef";
  private static final String BASE64 = UPPER + LOWER + DIGITS + "+/";
  private static final String BASE64_URL = UPPER + LOWER + DIGITS + "-_";
  private static final String IN_URLS = UPPER + LOWER + DIGITS + "-._~!$&()*+,;=";

  /** The kinds. */
  public enum Kind {
    AWS_ACCESS_KEY,
    AWS_SECRET_KEY,
    FERNET,
    BEARER,
    JWT,
    PEM,
    GOOGLE_KEY,
    URL_PASSWORD,
    JSON_PASSWORD,
    FORM_PASSWORD,
    COOKIE,
    SET_COOKIE,
    AUTHORIZATION,
    REFRESH_TOKEN,
    API_KEY,
    TICKET
  }

  public static Planted of(Kind kind, RandomGenerator random) {
    return switch (kind) {
      case AWS_ACCESS_KEY -> accessKey(random);
      case AWS_SECRET_KEY -> secretKey(random);
      case FERNET -> around(random, "gAAAA" + chars(random, BASE64_URL, 95, 200) + padding(random));
      case BEARER -> bearer(random);
      case JWT -> around(random, jwt(random));
      case PEM -> pem(random);
      case GOOGLE_KEY -> googleKey(random);
      case URL_PASSWORD -> urlPassword(random);
      case JSON_PASSWORD -> jsonPassword(random);
      case FORM_PASSWORD -> formPassword(random);
      case COOKIE -> cookie(random);
      case SET_COOKIE -> setCookie(random);
      case AUTHORIZATION -> authorization(random);
      case REFRESH_TOKEN -> refreshToken(random);
      case API_KEY -> around(random, "nsk_" + chars(random, BASE64_URL, 32, 64));
      case TICKET -> ticket(random);
    };
  }

  private static Planted accessKey(RandomGenerator random) {
    return around(random, one(random, "AKIA", "ASIA") + chars(random, UPPER + DIGITS, 16, 16));
  }

  private static Planted secretKey(RandomGenerator random) {
    var secret = chars(random, BASE64, 40, 40);
    var id = "AKIA" + chars(random, UPPER + DIGITS, 16, 16);
    var text =
        switch (random.nextInt(9)) {
          case 0 -> "aws_secret_access_key = " + secret;
          case 1 -> "AWS_SECRET_ACCESS_KEY=" + secret + " java -jar neosc.jar";
          case 2 -> "{\"AccessKeyId\":\"" + id + "\",\"SecretAccessKey\":\"" + secret + "\"}";
          case 3 -> "{\\\"secretAccessKey\\\":\\\"" + secret + "\\\"}";
          case 4 -> id + ":" + secret;
          case 5 -> "<SecretAccessKey>" + secret + "</SecretAccessKey>";
          case 6 -> "the secret access key is " + secret + ", do not share it";
          case 7 -> "configure aws with " + secret;
          default -> "aws configure set secret-key '" + secret + "'\\nnext line";
        };
    return new Planted(text, secret);
  }

  private static Planted bearer(RandomGenerator random) {
    var secret = chars(random, one(random, BASE64_URL, HEX, LOWER + DIGITS + "."), 32, 80);
    if (secret.endsWith(".")) {
      secret += "x";
    }
    var name = one(random, "Bearer ", "bearer ", "BEARER ", "Bearer%20", "Bearer: ");
    return new Planted(surrounded(random, name + secret), secret);
  }

  static String jwt(RandomGenerator random) {
    var head =
        one(
            random,
            "{\"alg\":\"HS256\",\"typ\":\"JWT\"}",
            "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"" + chars(random, HEX, 8, 8) + "\"}",
            "{ \"alg\" : \"ES256\" }",
            "{\"kid\":\"1\",\"alg\":\"EdDSA\"}",
            "{\n  \"alg\": \"none\"\n}");
    var claims = "{\"sub\":\"usr-" + chars(random, HEX, 12, 12) + "\",\"iat\":1762000000}";
    var signature = head.contains("none") ? "" : chars(random, BASE64_URL, 43, 86);
    return base64(head) + "." + base64(claims) + "." + signature;
  }

  private static Planted pem(RandomGenerator random) {
    var label = one(random, "", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED ");
    return pem(random, label, one(random, "\n", "\\n", "\\\\n", "\r\n", " "));
  }

  private static Planted pem(RandomGenerator random, String label, String line) {
    var body = new StringBuilder();
    for (var i = 0; i < 3 + random.nextInt(20); i++) {
      body.append(chars(random, BASE64, 64, 64)).append(line);
    }
    var secret = body.substring(0, 64);
    var key =
        "-----BEGIN "
            + label
            + "PRIVATE KEY-----"
            + line
            + body
            + "-----END "
            + label
            + "PRIVATE KEY-----";
    var cut = random.nextInt(8) == 0 ? key.substring(0, key.length() - 60) : key;
    return new Planted(one(random, "read ", "", "{\"key\":\"") + cut + "\" done", secret);
  }

  private static Planted googleKey(RandomGenerator random) {
    if (random.nextBoolean()) {
      var key = "AIza" + chars(random, BASE64_URL, 35, 35);
      return new Planted(surrounded(random, key), key);
    }
    var inner = pem(random, "", one(random, "\\n", "\\\\n"));
    return new Planted(
        "{\"type\":\"service_account\",\"private_key_id\":\""
            + chars(random, HEX, 40, 40)
            + "\",\"private_key\":\""
            + inner.text().substring(inner.text().indexOf("-----"))
            + "\\n\",\"client_email\":\"robot@project.iam.example.org\"}",
        inner.secret());
  }

  private static Planted urlPassword(RandomGenerator random) {
    var secret = chars(random, IN_URLS, 6, 40);
    var scheme =
        one(
            random,
            "https",
            "mongodb",
            "mongodb+srv",
            "postgresql",
            "redis",
            "amqps",
            "jdbc:mysql");
    var user = one(random, "neosc", "", "a.user", "svc%40example.org");
    var rest =
        one(random, "db1:27017,db2/neosc?replicaSet=rs0", "host.example.org", "[::1]:6379/0");
    return new Planted(
        surrounded(random, scheme + "://" + user + ":" + secret + "@" + rest), secret);
  }

  private static Planted jsonPassword(RandomGenerator random) {
    var secret = chars(random, IN_URLS + " {}[]#%^<>|", 6, 30).strip() + "x9";
    var name =
        one(
            random,
            "password",
            "new_password",
            "client_secret",
            "passwd",
            "apiKey",
            "refresh_token",
            "access_token",
            "jwtSecret",
            "token");
    var text =
        switch (random.nextInt(5)) {
          case 0 -> "{\"email\":\"a@b.example\",\"" + name + "\":\"" + secret + "\"}";
          case 1 -> "{\n  \"" + name + "\" : \"" + secret + "\",\n  \"remember\": true\n}";
          case 2 -> "body={\\\"" + name + "\\\":\\\"" + secret + "\\\"}";
          case 3 -> "{'" + name + "': '" + secret + "'}";
          default ->
              "{\"body\":\"{\\\\\\\"" + name + "\\\\\\\": \\\\\\\"" + secret + "\\\\\\\"}\"}";
        };
    return new Planted(text, secret);
  }

  private static Planted formPassword(RandomGenerator random) {
    var secret = chars(random, UPPER + LOWER + DIGITS + "-._~!*+%()", 6, 40) + "7";
    var name = one(random, "password", "client_secret", "api_key", "access_token", "token");
    var text =
        switch (random.nextInt(4)) {
          case 0 -> "grant_type=password&username=ada&" + name + "=" + secret;
          case 1 -> "GET /login?" + name + "=" + secret + "&next=%2F HTTP/1.1";
          case 2 -> "https://example.org/callback?" + name + "=" + secret + "#top";
          default -> "Request[email=a@b.example, " + name + "=" + secret + ", remember=true]";
        };
    return new Planted(text, secret);
  }

  private static Planted cookie(RandomGenerator random) {
    var secret = chars(random, one(random, BASE64_URL, HEX), 16, 64);
    var text =
        switch (random.nextInt(5)) {
          case 0 -> "Cookie: theme=dark; session=" + secret + "; lang=en\r\nHost: example.org";
          case 1 -> "{\"Cookie\":\"sid=" + secret + "\"}";
          case 2 -> "{cookie=[sid=" + secret + "], accept=[*/*]}";
          case 3 -> "headers: cookie: sid=\"" + secret + "\"; path=x";
          default -> "{\"headers\":{\"cookie\":[\"sid=" + secret + "\"]}}";
        };
    return new Planted(text, secret);
  }

  private static Planted setCookie(RandomGenerator random) {
    var secret = chars(random, BASE64_URL, 16, 64);
    var text =
        switch (random.nextInt(3)) {
          case 0 -> "Set-Cookie: sid=" + secret + "; Path=/; HttpOnly; Secure";
          case 1 -> "{\"set-cookie\":\"__Host-sid=" + secret + "; Secure\"}";
          default -> "\\r\\nset-cookie: a=" + secret + "\\r\\nContent-Length: 0";
        };
    return new Planted(text, secret);
  }

  private static Planted authorization(RandomGenerator random) {
    var secret = chars(random, BASE64_URL, 16, 64) + "1";
    var text =
        switch (random.nextInt(7)) {
          case 0 -> "Authorization: Bearer " + secret + "\r\nHost: example.org";
          case 1 -> "authorization: Basic " + base64("ada:" + secret.substring(0, 12)) + "==";
          case 2 -> "{\"Authorization\":\"Bearer " + secret + "\"}";
          case 3 -> "{authorization=[Token " + secret + "], accept=[*/*]}";
          case 4 -> "Proxy-Authorization: " + secret;
          case 5 -> "Authorization: Digest username=\"ada\", response=\"" + secret + "\", nc=1";
          default -> "-H 'Authorization: ApiKey " + secret + "' https://example.org";
        };
    return new Planted(
        text, text.contains("Basic") ? base64("ada:" + secret.substring(0, 12)) : secret);
  }

  private static Planted refreshToken(RandomGenerator random) {
    var secret = chars(random, BASE64_URL, 43, 43);
    var id =
        "sin-0199a1b2-" + chars(random, HEX, 4, 4) + "-7e5f-8a9b-" + chars(random, HEX, 12, 12);
    return new Planted(surrounded(random, id + "." + secret), secret);
  }

  private static Planted ticket(RandomGenerator random) {
    // Fixed signs of all classes: a ticket of 256 random bits has them but once in a million years.
    var secret = "aZ3-" + chars(random, BASE64_URL, 39, 39);
    return new Planted(
        one(random, "GET /ws/status?ticket=", "{\"ticket\":\"", "ticket ", "The live ticket was ")
            + secret
            + one(random, "", "\",\"expires_in\":30}", " HTTP/1.1"),
        secret);
  }

  private static Planted around(RandomGenerator random, String secret) {
    return new Planted(surrounded(random, secret), secret);
  }

  private static String surrounded(RandomGenerator random, String secret) {
    return switch (random.nextInt(12)) {
      case 0 -> secret;
      case 1 -> "The value " + secret + " was found.";
      case 2 -> "{\"value\":\"" + secret + "\",\"n\":1}";
      case 3 -> "{\\\"value\\\":\\\"" + secret + "\\\"}";
      case 4 -> "first line\n" + secret + "\nlast line";
      case 5 -> "first line\\n" + secret + "\\nlast line";
      case 6 ->
          "java.lang.IllegalStateException: not good (" + secret + ")\n\tat io.neosc.X.y(X.java:7)";
      case 7 -> "GET /api/things/" + secret + " -> 404";
      case 8 -> "Workspace created: " + secret;
      case 9 -> "[" + secret + ", other]";
      case 10 -> "a <" + secret + "> b";
      default -> "Mozilla/5.0 (X11) " + secret + "; rv:1";
    };
  }

  private static String padding(RandomGenerator random) {
    return one(random, "", "=", "==");
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String one(RandomGenerator random, String... of) {
    return List.of(of).get(random.nextInt(of.length));
  }

  static String chars(RandomGenerator random, String alphabet, int min, int max) {
    var text = new StringBuilder();
    var length = min + random.nextInt(max - min + 1);
    for (var i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
