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

  Kind kind();

  /** Its one spelling, which {@link #parse} reads back. */
  String value();

  /** Whether {@code subject} is hit. */
  boolean hits(LockSubject subject);

  /** One account, wherever it comes from. */
  record User(AccountId account) implements LockTarget {
    @Override
    public Kind kind() {
      return Kind.USER;
    }

    @Override
    public String value() {
      return account.value();
    }

    @Override
    public boolean hits(LockSubject subject) {
      return account.equals(subject.account());
    }
  }

  /** All accounts that have this role now. */
  record EveryoneWith(Role role) implements LockTarget {
    @Override
    public Kind kind() {
      return Kind.ROLE;
    }

    @Override
    public String value() {
      return role.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean hits(LockSubject subject) {
      return role == subject.role();
    }
  }

  /** One workspace. */
  record Place(WorkspaceId workspace) implements LockTarget {
    @Override
    public Kind kind() {
      return Kind.WORKSPACE;
    }

    @Override
    public String value() {
      return workspace.value();
    }

    @Override
    public boolean hits(LockSubject subject) {
      return workspace.equals(subject.workspace());
    }
  }

  /** All workspaces on one host, by the label that they carry. */
  record Host(String label) implements LockTarget {
    private static final int MAX_LABEL = 100;

    @Override
    public Kind kind() {
      return Kind.HOST;
    }

    @Override
    public String value() {
      return label;
    }

    @Override
    public boolean hits(LockSubject subject) {
      return label.equals(subject.host());
    }
  }

  /** Everything from these addresses. */
  record Network(IpRange range) implements LockTarget {
    @Override
    public Kind kind() {
      return Kind.IP;
    }

    /** One address alone is written without a length. */
    @Override
    public String value() {
      return range.single() ? range.base().text() : range.toString();
    }

    @Override
    public boolean hits(LockSubject subject) {
      var address = subject.address();
      return address != null && range.contains(address);
    }
  }

  /** One session. */
  record OneSession(SessionId session) implements LockTarget {
    @Override
    public Kind kind() {
      return Kind.SESSION;
    }

    @Override
    public String value() {
      return session.value();
    }

    @Override
    public boolean hits(LockSubject subject) {
      return session.equals(subject.session());
    }
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
