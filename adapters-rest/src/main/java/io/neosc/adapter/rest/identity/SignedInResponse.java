package io.neosc.adapter.rest.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.application.identity.port.in.SignedIn;
import io.neosc.application.identity.port.out.AccessTokens;
import io.neosc.application.organization.port.in.OrganizationQueries;
import io.swagger.v3.oas.annotations.media.Schema;

/** Tokens, and whose they are (ID-2). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "SignedIn")
record SignedInResponse(
    String accessToken,
    String tokenType,
    @Schema(description = "Seconds until the access token ends") long expiresIn,
    @Schema(description = "Good for one refresh") String refreshToken,
    AccountResponse user) {

  static SignedInResponse of(
      SignedIn signedIn, AccessTokens.Issued token, OrganizationQueries organizations) {
    return new SignedInResponse(
        token.token(),
        "bearer",
        token.lifetime().toSeconds(),
        signedIn.refreshToken(),
        AccountResponse.of(signedIn.signIn(), organizations));
  }

  @Override
  public String toString() {
    return "SignedInResponse[tokens hidden]";
  }
}
