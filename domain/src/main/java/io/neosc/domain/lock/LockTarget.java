package io.neosc.domain.lock;

import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Role;
import io.neosc.domain.session.SessionId;
import io.neosc.domain.shared.Ids;
import io.neosc.domain.shared.IpRange;
import io.neosc.domain.shared.Text;
import io.neosc.domain.workspace.WorkspaceId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a lock hits (SE-12). Two targets are equal exactly if they are spelled the same. */
public sealed interface LockTarget {

  /** The kinds of targets, as clients name them in lower case. */
  enum Kind {
    USER,
    ROLE,
    WORKSPACE,
    HOST,
    IP,
    SESSION
  }

  /** One account, wherever it comes from. */
  record User(AccountId account) implements LockTarget {}

  /** All accounts that have this role now. */
  record EveryoneWith(Role role) implements LockTarget {}

  /** One workspace. */
  record Place(WorkspaceId workspace) implements LockTarget {}

  /** All workspaces on one host, by the label that they carry. */
  record Host(String label) implements LockTarget {
    private static final int MAX_LABEL = 100;
  }

  /** Everything from these addresses. */
  record Network(IpRange range) implements LockTarget {}

  /** One session. */
  record OneSession(SessionId session) implements LockTarget {}

  default Kind kind() {
    return switch (this) {
      case User _ -> Kind.USER;
      case EveryoneWith _ -> Kind.ROLE;
      case Place _ -> Kind.WORKSPACE;
      case Host _ -> Kind.HOST;
      case Network _ -> Kind.IP;
      case OneSession _ -> Kind.SESSION;
    };
  }

  /**
   * Its one spelling, which {@link #parse} reads back. One address alone is written without a
   * length.
   */
  default String value() {
    return switch (this) {
      case User(var account) -> account.value();
      case EveryoneWith(var role) -> role.name().toLowerCase(Locale.ROOT);
      case Place(var workspace) -> workspace.value();
      case Host(var label) -> label;
      case Network(var range) -> range.single() ? range.base().text() : range.toString();
      case OneSession(var session) -> session.value();
    };
  }

  /** Whether {@code subject} is hit. */
  default boolean hits(LockSubject subject) {
    return switch (this) {
      case User(var account) -> account.equals(subject.account());
      case EveryoneWith(var role) -> role == subject.role();
      case Place(var workspace) -> workspace.equals(subject.workspace());
      case Host(var label) -> label.equals(subject.host());
      case Network(var range) -> {
        var address = subject.address();
        yield address != null && range.contains(address);
      }
      case OneSession(var session) -> session.equals(subject.session());
    };
  }

  /** The target of this kind that {@code value} spells; empty if it spells none. */
  static Optional<LockTarget> parse(Kind kind, String value) {
    return switch (kind) {
      case USER ->
          Ids.valid(AccountId.PREFIX, value)
              ? Optional.of(new User(new AccountId(value)))
              : Optional.empty();
      case ROLE ->
          Arrays.stream(Role.values())
              .<LockTarget>map(EveryoneWith::new)
              .filter(target -> target.value().equals(value))
              .findFirst();
      case WORKSPACE ->
          Ids.valid(WorkspaceId.PREFIX, value)
              ? Optional.of(new Place(new WorkspaceId(value)))
              : Optional.empty();
      case HOST ->
          value.isBlank() || value.strip().length() > Host.MAX_LABEL || Text.deceptive(value)
              ? Optional.empty()
              : Optional.of(new Host(value.strip()));
      case IP -> IpRange.parse(value).map(Network::new);
      case SESSION ->
          Ids.valid(SessionId.PREFIX, value)
              ? Optional.of(new OneSession(new SessionId(value)))
              : Optional.empty();
    };
  }

  /** The kind and the value, for people. */
  default String words() {
    return kind().name().toLowerCase(Locale.ROOT) + " " + value();
  }
}
