package io.neosc.application.live.port.in;

import io.neosc.domain.alert.Alert;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.lock.Lock;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.session.Session;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.workspace.Workspace;
import java.util.List;

/**
 * What the read model starts from.
 *
 * @param signIns those that have not expired, revoked ones included
 * @param liveAlerts those that are not resolved
 * @param locks those that have not come to their end
 */
public record Snapshot(
    List<Member> accounts,
    List<SignIn.State> signIns,
    List<Organization.State> organizations,
    List<Workspace.State> workspaces,
    List<Session.State> activeSessions,
    List<Policy.State> policies,
    List<Alert.State> liveAlerts,
    List<Lock.State> locks) {

  /** What memory keeps of an account. */
  public record Member(AccountId id, OrganizationId organizationId, Role role, long version)
      implements AggregateState<Member> {

    public static Member of(Account.State account) {
      return new Member(account.id(), account.organizationId(), account.role(), account.version());
    }

    @Override
    public String key() {
      return id.value();
    }

    @Override
    public Member atVersion(long newVersion) {
      return new Member(id, organizationId, role, newVersion);
    }
  }
}
