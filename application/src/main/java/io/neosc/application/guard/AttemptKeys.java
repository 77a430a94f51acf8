package io.neosc.application.guard;

import io.neosc.domain.guard.AttemptCount;
import io.neosc.domain.guard.AttemptCountId;
import io.neosc.domain.guard.AttemptScope;
import io.neosc.domain.guard.WaitRule;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.shared.IpAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt is counted by. Only hashes of what was typed name the counts: it need not be an
 * address at all, and accounts that do not exist are counted like those that do.
 *
 * @param email what was typed, if it is an address
 * @param network where from
 */
record AttemptKeys(
    AttemptCountId here,
    AttemptCountId address,
    AttemptCountId account,
    @Nullable String email,
    String network) {
  private static final String NOWHERE = "unknown";

  static AttemptKeys of(String typed, @Nullable String ipAddress) {
    var name = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    var network =
        ipAddress == null
            ? NOWHERE
            : IpAddress.parse(ipAddress).map(IpAddress::network).orElse(NOWHERE);
    return new AttemptKeys(
        id(AttemptScope.ACCOUNT_AT_ADDRESS, network + " " + name),
        id(AttemptScope.ADDRESS, network),
        id(AttemptScope.ACCOUNT, name),
        EmailAddress.valid(name) ? name : null,
        network);
  }

  /** The same counts, which do not tell what was typed. */
  AttemptKeys withoutAddress() {
    return new AttemptKeys(here, address, account, null, network);
  }

  private static AttemptCountId id(AttemptScope scope, String what) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256")
              .digest((scope + " " + what).getBytes(StandardCharsets.UTF_8));
      return new AttemptCountId(AttemptCountId.PREFIX + HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  List<AttemptCountId> ids() {
    return List.of(here, address, account);
  }

  AttemptCountId id(AttemptScope scope) {
    return switch (scope) {
      case ACCOUNT_AT_ADDRESS -> here;
      case ADDRESS -> address;
      case ACCOUNT -> account;
    };
  }

  /** No attempt yet. */
  AttemptCount none(AttemptScope scope, Instant now) {
    return switch (scope) {
      case ACCOUNT_AT_ADDRESS -> AttemptCount.none(here, scope, email, network, now);
      case ADDRESS -> AttemptCount.none(address, scope, null, network, now);
      case ACCOUNT -> AttemptCount.none(account, scope, email, null, now);
    };
  }

  /** The count of this scope among those that are stored, as it is at {@code now}. */
  AttemptCount among(List<AttemptCount> stored, AttemptScope scope, Instant now, WaitRule rule) {
    var none = none(scope, now);
    return stored.stream()
        .filter(count -> count.id().equals(none.id()))
        .findFirst()
        .orElse(none)
        .at(now, rule);
  }
}
