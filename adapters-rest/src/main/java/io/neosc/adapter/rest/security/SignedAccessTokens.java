package io.neosc.adapter.rest.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.core.util.clhm.ConcurrentLinkedHashMap;
import io.micronaut.security.token.jwt.signature.secret.SecretSignature;
import io.micronaut.security.token.jwt.signature.secret.SecretSignatureConfiguration;
import io.neosc.application.identity.port.out.AccessTokens;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInId;
import io.neosc.domain.shared.Ids;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens as JWT with HS256 (ID-5). Tokens that were found good are remembered, since parsing
 * costs more than everything else in a request; only good ones enter the memory, so nobody can fill
 * it with others, and their end is looked at each time.
 */
final class SignedAccessTokens implements AccessTokens {
  private static final int REMEMBERED = 20_000;
  private static final int MAX_LENGTH = 4_096;
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
  private final SecretSignature signature;
  private final @Nullable SecretSignature previous;
  private final SecuritySettings settings;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final Map<String, Verified> verified =
      new ConcurrentLinkedHashMap.Builder<String, Verified>()
          .maximumWeightedCapacity(REMEMBERED)
          .build();

  /** What a good token proves, and until when. */
  private record Verified(SignInId signIn, Instant end) {}

  SignedAccessTokens(SecuritySettings settings, IdGenerator ids, InstantSource clock) {
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
    this.signature = signature(new SigningSecret(settings.jwtSecret()));
    var old = settings.jwtSecretPrevious();
    this.previous = old == null || old.isBlank() ? null : signature(new SigningSecret(old));
  }

  private static SecretSignature signature(SigningSecret secret) {
    var configuration = new SecretSignatureConfiguration("neosc");
    configuration.setSecret(secret.value());
    configuration.setJwsAlgorithm(JWSAlgorithm.HS256);
    return new SecretSignature(configuration);
  }

  @Override
  public Issued issue(SignIn.State signIn) {
    var now = clock.instant();
    var end = now.plus(settings.accessTokenTtl());
    if (signIn.expiresAt().isBefore(end)) {
      end = signIn.expiresAt();
    }
    var claims =
        new JWTClaimsSet.Builder()
            .subject(signIn.accountId().value())
            .claim("sid", signIn.id().value())
            .claim("role", signIn.role().name().toLowerCase(Locale.ROOT))
            .claim("org", signIn.organizationId().value())
            .claim("amr", signIn.amr())
            .claim("iat", now.getEpochSecond())
            .claim("exp", end.getEpochSecond())
            .jwtID(ids.next("tok-"))
            .issuer(settings.issuer())
            .audience(settings.audience())
            .build();
    try {
      return new Issued(signature.sign(claims).serialize(), Duration.between(now, end));
    } catch (JOSEException e) {
      throw new IllegalStateException("HS256 signs everything", e);
    }
  }

  @Override
  public Optional<SignInId> verify(String token) {
    if (token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    var now = clock.instant();
    var known = verified.get(token);
    if (known == null) {
      known = examine(token, now);
      if (known == null) {
        return Optional.empty();
      }
      verified.put(token, known);
    }
    if (!now.isBefore(known.end())) {
      verified.remove(token);
      return Optional.empty();
    }
    return Optional.of(known.signIn());
  }

  private @Nullable Verified examine(String token, Instant now) {
    try {
      var jwt = SignedJWT.parse(token);
      var good = signedByUs(jwt) ? jwt.getJWTClaimsSet() : null;
      return good == null ? null : proven(good, now);
    } catch (ParseException | JOSEException notOurs) {
      return null;
    }
  }

  private boolean signedByUs(SignedJWT jwt) throws JOSEException {
    return jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)
        && (signature.verify(jwt) || (previous != null && previous.verify(jwt)));
  }

  private @Nullable Verified proven(JWTClaimsSet claims, Instant now) throws ParseException {
    var end = instant(claims, "exp");
    var made = instant(claims, "iat");
    var signIn = claims.getStringClaim("sid");
    var fits =
        settings.issuer().equals(claims.getIssuer())
            && List.of(settings.audience()).equals(claims.getAudience())
            && claims.getSubject() != null
            && end != null
            && made != null
            && !made.isAfter(now.plus(CLOCK_SKEW))
            && signIn != null
            && Ids.valid(SignInId.PREFIX, signIn);
    return fits && end != null && signIn != null ? new Verified(new SignInId(signIn), end) : null;
  }

  private static @Nullable Instant instant(JWTClaimsSet claims, String name) throws ParseException {
    var seconds = claims.getDateClaim(name);
    return seconds == null ? null : seconds.toInstant();
  }
}
