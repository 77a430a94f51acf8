package io.neosc.adapter.rest.security;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.neosc.adapter.rest.wire.CursorSeal;
import io.neosc.application.identity.port.out.AccessTokens;
import io.neosc.application.shared.port.IdGenerator;
import java.time.InstantSource;

/** Makes what rests on the signing secret; without a good one the server does not start. */
@Factory
final class SecurityBeans {

  @Context
  AccessTokens accessTokens(SecuritySettings settings, IdGenerator ids, InstantSource clock) {
    return new SignedAccessTokens(settings, ids, clock);
  }

  @Context
  CursorSeal cursorSeal(SecuritySettings settings) {
    return new CursorSeal(new SigningSecret(settings.jwtSecret()).derivedKey("cursors/1"));
  }
}
