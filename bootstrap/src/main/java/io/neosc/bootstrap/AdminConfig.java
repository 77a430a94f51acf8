package io.neosc.bootstrap;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.neosc.application.setup.port.in.FirstStart;
import io.neosc.domain.identity.EmailAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first admin, {@code neosc.admin.*}, made when there is no account at all (ID-16).
 *
 * @param email its address; no default outside development mode, where it is {@code
 *     admin@neosc.local}
 * @param password no default (alias {@code STATUS_ADMIN_PASSWORD})
 */
@ConfigurationProperties("neosc.admin")
record AdminConfig(@Nullable String email, @Nullable String password) {
  Optional<FirstStart.Admin> first() {
    return email == null || password == null
        ? Optional.empty()
        : Optional.of(new FirstStart.Admin(new EmailAddress(email), password));
  }

  @Override
  public String toString() {
    return "AdminConfig[password hidden]";
  }
}
