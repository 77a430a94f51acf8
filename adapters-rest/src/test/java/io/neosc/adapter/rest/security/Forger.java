package io.neosc.adapter.rest.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.application.identity.port.in.SignInQueries;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignIn;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Makes tokens that the server would not make, for a sign-in that is good. */
public final class Forger {
  static final String OTHER_SECRET =
      "q7Wm2ZxK9vRt4YpL8sHd3NfJ6gBc1TuE5aQoXiVyMkPwNbCzDaUhSgFeOl0I8r7Kd4j";
  private final TestServer server;
  private final SignIn.State signIn;

  public Forger(TestServer server) {
    this.server = server;
    var token = server.signIn(Role.ADMIN);
    var id = server.tokens().verify(token).orElseThrow();
    this.signIn =
        switch (server.app.live.signIns().remembered(id)) {
          case SignInQueries.Verdict.Live live -> live.signIn();
          default -> throw new AssertionError("the sign-in is live");
        };
  }

  /** A token that was good until a moment ago. */
  public static String expired(TestServer server) {
    return new Forger(server)
        .hs256(TestServer.JWT_SECRET, claims -> claims.claim("exp", now(server).getEpochSecond()));
  }

  private static Instant now(TestServer server) {
    return server.app.clock.instant();
  }

  SignIn.State signIn() {
    return signIn;
  }

  /** The claims of a good token. */
  JWTClaimsSet.Builder claims() {
    var now = now(server);
    return new JWTClaimsSet.Builder()
        .subject(signIn.accountId().value())
        .claim("sid", signIn.id().value())
        .claim("role", "admin")
        .claim("iat", now.getEpochSecond())
        .claim("exp", now.plus(Duration.ofMinutes(15)).getEpochSecond())
        .issuer("neosc")
        .audience("neosc-api");
  }

  String hs256(String secret, UnaryOperator<JWTClaimsSet.Builder> change) {
    return signed(JWSAlgorithm.HS256, secret, change);
  }

  String signed(JWSAlgorithm algorithm, String secret, UnaryOperator<JWTClaimsSet.Builder> change) {
    try {
      var jwt = new SignedJWT(new JWSHeader(algorithm), change.apply(claims()).build());
      jwt.sign(new MACSigner(secret));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  String unsigned() {
    return new PlainJWT(claims().build()).serialize();
  }
}
