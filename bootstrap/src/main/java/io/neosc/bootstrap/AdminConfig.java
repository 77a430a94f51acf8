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
 * @param password 12 to 256 characters; no default (alias {@code STATUS_ADMIN_PASSWORD})
 */
@ConfigurationProperties("neosc.admin")
record AdminConfig(@Nullable String email, @Nullable String password) {
  private static final int MIN_PASSWORD = 12;
  private static final int MAX_PASSWORD = 256;

  AdminConfig {
    if (email != null && !EmailAddress.valid(email)) {
      throw new StartRefused("neosc.admin.email (NEOSC_ADMIN_EMAIL) is not an e-mail address.");
    }
    if (password != null) {
      var length = password.codePointCount(0, password.length());
      if (length < MIN_PASSWORD || length > MAX_PASSWORD || password.isBlank()) {
        throw new StartRefused(
            "neosc.admin.password (NEOSC_ADMIN_PASSWORD) has 12 to 256 characters.");
      }
      if (email == null) {
        throw new StartRefused(
            "neosc.admin.password is set: set neosc.admin.email (NEOSC_ADMIN_EMAIL) too.");
      }
    }
  }

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
