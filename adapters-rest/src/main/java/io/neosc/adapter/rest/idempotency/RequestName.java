package io.neosc.adapter.rest.idempotency;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.neosc.adapter.rest.problem.FieldError;
import io.neosc.adapter.rest.problem.RequestRefused;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.JsonBody;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a client calls a request: its key belongs to its account and to one route, and stands for the
 * path and the body that came with it first.
 *
 * @param id of account, route and key
 * @param fingerprint of path and body; how the body's JSON is written does not matter
 */
record RequestName(String id, String fingerprint) {
  static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

  /**
   * The name of a request of a signed-in caller; empty if the client gave none.
   *
   * @throws RequestRefused if what it gave is no key
   */
  static Optional<RequestName> of(HttpRequest<byte[]> request) {
    var keys = request.getHeaders().getAll(HEADER);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
      throw RequestRefused.invalid(
          List.of(
              new FieldError(
                  HEADER, "invalid", "has 1 to 200 visible ASCII characters, and is given once")));
    }
    var route = BasicHttpAttributes.getUriTemplate(request).orElse(request.getPath());
    return Optional.of(
        new RequestName(
            hashOf(
                Caller.of(request).getName(),
                request.getMethodName() + " " + route,
                keys.getFirst()),
            hashOf(request.getPath(), JsonBody.canonical(request))));
  }

  private static String hashOf(String... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
