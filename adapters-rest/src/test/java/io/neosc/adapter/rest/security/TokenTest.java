package io.neosc.adapter.rest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Access tokens")
final class TokenTest {
  private static final String PREVIOUS =
      "mN4bV7cX1zL9kJ6hG3fD8sA5pO2iU0yTrEwQaZxSwCdErFvBgTyHnMjUkIlOp1029384";
  private static TestServer server;
  private static Forger forger;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("neosc.security.jwt-secret-previous", PREVIOUS));
    forger = new Forger(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static int status(String token) {
    return server.get("/api/auth/me").as(token).send().status();
  }

  @Test
  @DisplayName("ID-5: a token carries exactly the claims that the specification names")
  void claimsAreComplete() throws ParseException {
    var issued = server.tokens().issue(forger.signIn());
    var jwt = SignedJWT.parse(issued.token());

    assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
    var claims = jwt.getJWTClaimsSet();
    assertThat(claims.getClaims().keySet())
        .containsExactlyInAnyOrder(
            "sub", "sid", "role", "org", "amr", "iat", "exp", "jti", "iss", "aud");
    assertThat(claims.getStringClaim("sid")).isEqualTo(forger.signIn().id().value());
    assertThat(claims.getSubject()).isEqualTo(forger.signIn().accountId().value());
    assertThat(issued.lifetime()).isEqualTo(Duration.ofMinutes(15));
    assertThat(issued.toString()).doesNotContain(issued.token());
  }

  @Test
  @DisplayName("ID-5: alg none, other algorithms, other keys, wrong iss or aud, and gaps are 401")
  void forgeriesAreRefused() {
    var secret = TestServer.JWT_SECRET;
    var forgeries = new LinkedHashMap<String, String>();
    forgeries.put("alg none", forger.unsigned());
    forgeries.put("alg None", withHeader("{\"alg\":\"None\"}") + ".");
    forgeries.put("alg HS512", forger.signed(JWSAlgorithm.HS512, secret, c -> c));
    forgeries.put("alg HS384", forger.signed(JWSAlgorithm.HS384, secret, c -> c));
    forgeries.put("other key", forger.hs256(Forger.OTHER_SECRET, c -> c));
    forgeries.put("wrong iss", forger.hs256(secret, c -> c.issuer("other")));
    forgeries.put("no iss", forger.hs256(secret, c -> c.issuer(null)));
    forgeries.put("wrong aud", forger.hs256(secret, c -> c.audience("other")));
    forgeries.put("two aud", forger.hs256(secret, c -> c.audience(List.of("neosc-api", "x"))));
    forgeries.put("no exp", forger.hs256(secret, c -> c.claim("exp", null)));
    forgeries.put("exp as text", forger.hs256(secret, c -> c.claim("exp", "never")));
    forgeries.put("made in the future", forger.hs256(secret, c -> c.claim("iat", 99999999999L)));
    forgeries.put("no iat", forger.hs256(secret, c -> c.claim("iat", null)));
    forgeries.put("no sid", forger.hs256(secret, c -> c.claim("sid", null)));
    forgeries.put("sid as object", forger.hs256(secret, c -> c.claim("sid", Map.of("$gt", ""))));
    forgeries.put("sid of no form", forger.hs256(secret, c -> c.claim("sid", "sin-$ne")));
    forgeries.put("unknown sid", forger.hs256(secret, c -> c.claim("sid", "sin-unknown")));
    forgeries.put("no sub", forger.hs256(secret, c -> c.subject(null)));
    forgeries.put("too long", forger.hs256(secret, c -> c.claim("x", "x".repeat(5_000))));
    forgeries.put("expired", Forger.expired(server));
    forgeries.put("empty", "");
    forgeries.put("dots", "..");
    forgeries.put("not JSON", withHeader("nonsense") + ".AAAA");

    assertThat(status(forger.hs256(secret, c -> c)))
        .as("the pattern itself is good")
        .isEqualTo(200);
    forgeries.forEach((kind, token) -> assertThat(status(token)).as(kind).isEqualTo(401));
  }

  private static String withHeader(String header) {
    var good = forger.hs256(TestServer.JWT_SECRET, c -> c);
    var first =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(header.getBytes(StandardCharsets.UTF_8));
    return first + good.substring(good.indexOf('.'), good.lastIndexOf('.'));
  }

  @Test
  @DisplayName("ID-5: any changed character of the signature or the claims is 401")
  void tamperingIsNoticed() {
    var good = forger.hs256(TestServer.JWT_SECRET, c -> c);
    for (var at = good.indexOf('.') + 1; at < good.length() - 1; at += 7) {
      var changed = good.charAt(at) == 'A' ? 'B' : 'A';
      if (good.charAt(at) != '.') {
        assertThat(status(good.substring(0, at) + changed + good.substring(at + 1)))
            .as("character %s", at)
            .isEqualTo(401);
      }
    }
  }

  @Test
  @DisplayName("ID-5: the role is the sign-in's, whatever the token says")
  void roleComesFromTheSignIn() {
    var user = server.signIn(Role.USER);
    var id = server.tokens().verify(user).orElseThrow();
    var claimed =
        forger.hs256(TestServer.JWT_SECRET, c -> c.claim("sid", id.value()).claim("role", "admin"));

    server.get("/api/admin/alerts").as(claimed).send().isProblem(403, "auth.not-allowed");
  }

  @Test
  @DisplayName("ID-5: while keys are rotated, tokens of the previous key are good")
  void previousKeyStillVerifies() {
    assertThat(status(forger.hs256(PREVIOUS, c -> c))).isEqualTo(200);
  }

  @Test
  @DisplayName("ID-5: a token that was remembered as good ends when its time is over")
  void rememberedTokensEnd() {
    try (var own = TestServer.start()) {
      var token = own.signIn(Role.USER);
      own.get("/api/auth/me").as(token).send().is(200);

      own.app.clock.forward(Duration.ofMinutes(15).minusMillis(1));
      own.app.live.heard();
      own.get("/api/auth/me").as(token).send().is(200);
      own.app.clock.forward(Duration.ofMillis(1));
      own.app.live.heard();

      own.get("/api/auth/me").as(token).send().isProblem(401, "auth.invalid-token");
    }
  }

  @Test
  @DisplayName("ID-8: a silent change stream means asking the store; a store away too long is 503")
  void silenceAsksTheStore() {
    try (var own = TestServer.start(Map.of("neosc.security.access-token-ttl", "12h"))) {
      var live = own.signIn(Role.USER);
      var revoked = own.signIn(Role.USER);
      own.post("/api/auth/logout").as(revoked).send().is(200);

      own.app.clock.forward(Duration.ofSeconds(30));
      own.get("/api/auth/me").as(live).send().is(200);
      own.get("/api/auth/me").as(revoked).send().isProblem(401, "auth.invalid-token");

      own.app.store.goAway(true);
      own.app.clock.forward(Duration.ofMinutes(10));
      var away = own.get("/api/auth/me").as(live).send().isProblem(503, "server.unavailable");
      assertThat(away.header("Retry-After")).isEqualTo("1");
      own.get("/api/auth/me").as(revoked).send().isProblem(401, "auth.invalid-token");
      own.get("/health").as(live).send().is(200);
      own.app.store.goAway(false);
      own.app.clock.forward(Duration.ofSeconds(5));
      own.get("/api/auth/me").as(live).send().is(200);
    }
  }

  @Test
  @DisplayName("ID-5: a secret of less than 256 bits signs nothing; each use has a key of its own")
  void shortSecretsAreRefused() {
    for (var tooShort : List.of("", "short", TestServer.JWT_SECRET.substring(0, 31))) {
      assertThatIllegalArgumentException().isThrownBy(() -> new SigningSecret(tooShort));
    }
    assertThat(new SigningSecret(TestServer.JWT_SECRET.substring(0, 32)).value()).hasSize(32);
    assertThat(new SigningSecret(TestServer.JWT_SECRET))
        .hasToString("SigningSecret[hidden]")
        .extracting(secret -> secret.derivedKey("a"))
        .isNotEqualTo(new SigningSecret(TestServer.JWT_SECRET).derivedKey("b"));
  }
}
