package io.neosc.adapter.rest.identity;

import io.micronaut.json.JsonMapper;
import io.neosc.adapter.rest.early.EarlyAnswer;
import io.neosc.adapter.rest.early.EarlyBytes;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.application.organization.port.in.OrganizationQueries;
import jakarta.inject.Singleton;

/** {@link MeController} from memory. */
@Singleton
final class EarlyMe implements EarlyAnswer {
  private final OrganizationQueries organizations;
  private final JsonMapper json;

  EarlyMe(OrganizationQueries organizations, JsonMapper json) {
    this.organizations = organizations;
    this.json = json;
  }

  @Override
  public String path() {
    return "/api/auth/me";
  }

  @Override
  public byte[] body(Caller caller) {
    return EarlyBytes.of(json, AccountResponse.of(caller.signIn(), organizations));
  }
}
