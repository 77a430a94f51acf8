package io.neosc.application.shared.port;

import io.neosc.domain.alert.Alert;
import io.neosc.domain.apikey.ApiKey;
import io.neosc.domain.audit.ArchivedSegment;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.erasure.Erasure;
import io.neosc.domain.hold.LegalHold;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.session.Session;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.workspace.Workspace;

/**
 * Something that was durably stored, by any node. Changes of one aggregate are seen in the order of
 * their versions; the same change may be seen twice.
 */
public sealed interface Change {

  record AccountStored(Account.State account) implements Change {}

  record SignInStored(SignIn.State signIn) implements Change {}

  record OrganizationStored(Organization.State organization) implements Change {}

  record WorkspaceStored(Workspace.State workspace) implements Change {}

  record SessionStored(Session.State session) implements Change {}

  record PolicyStored(Policy.State policy) implements Change {}

  record AlertStored(Alert.State alert) implements Change {}

  record ApiKeyStored(ApiKey.State apiKey) implements Change {}

  record LockStored(Lock.State lock) implements Change {}

  /** Of what nobody holds in memory: what is done with them is told as entry and alert. */
  sealed interface AtRest extends Change {}

  record SegmentArchived(ArchivedSegment.State segment) implements AtRest {}

  record ErasureStored(Erasure.State erasure) implements AtRest {}

  record LegalHoldStored(LegalHold.State hold) implements AtRest {}

  record EntryAppended(AuditEntry entry) implements Change {}

  /** An aggregate was deleted; its id says which. */
  record Removed(Kind kind, String key) implements Change {}

  /** The kinds of aggregates. */
  enum Kind {
    ACCOUNT,
    SIGN_IN,
    ORGANIZATION,
    WORKSPACE,
    SESSION,
    POLICY,
    ALERT,
    API_KEY,
    LOCK,
    SEGMENT,
    ERASURE,
    LEGAL_HOLD
  }

  /** The change that storing {@code aggregate} just made, seen under its new version. */
  static Change of(AggregateRoot<?, ?> aggregate) {
    var state = aggregate.state();
    return aggregate.removed()
        ? new Removed(kindOf(state), state.key())
        : stored(state.atVersion(state.version() + 1));
  }

  private static Change stored(AggregateState<?> state) {
    return switch (state) {
      case Account.State account -> new AccountStored(account);
      case SignIn.State signIn -> new SignInStored(signIn);
      case Organization.State organization -> new OrganizationStored(organization);
      case Workspace.State workspace -> new WorkspaceStored(workspace);
      case Session.State session -> new SessionStored(session);
      case Policy.State policy -> new PolicyStored(policy);
      case Alert.State alert -> new AlertStored(alert);
      case ApiKey.State apiKey -> new ApiKeyStored(apiKey);
      case Lock.State lock -> new LockStored(lock);
      case ArchivedSegment.State segment -> new SegmentArchived(segment);
      case Erasure.State erasure -> new ErasureStored(erasure);
      case LegalHold.State hold -> new LegalHoldStored(hold);
      default -> throw new IllegalArgumentException("no such aggregate: " + state.getClass());
    };
  }

  private static Kind kindOf(AggregateState<?> state) {
    return switch (stored(state)) {
      case AccountStored _ -> Kind.ACCOUNT;
      case SignInStored _ -> Kind.SIGN_IN;
      case OrganizationStored _ -> Kind.ORGANIZATION;
      case WorkspaceStored _ -> Kind.WORKSPACE;
      case SessionStored _ -> Kind.SESSION;
      case PolicyStored _ -> Kind.POLICY;
      case AlertStored _ -> Kind.ALERT;
      case ApiKeyStored _ -> Kind.API_KEY;
      case LockStored _ -> Kind.LOCK;
      case SegmentArchived _ -> Kind.SEGMENT;
      case ErasureStored _ -> Kind.ERASURE;
      case LegalHoldStored _ -> Kind.LEGAL_HOLD;
      case EntryAppended _, Removed _ -> throw new IllegalStateException("not an aggregate");
    };
  }
}
