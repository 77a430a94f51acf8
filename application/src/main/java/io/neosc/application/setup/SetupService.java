package io.neosc.application.setup;

import io.neosc.application.audit.port.in.AuditField;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.identity.port.out.AccountRepository;
import io.neosc.application.identity.port.out.PasswordHasher;
import io.neosc.application.organization.port.out.OrganizationRepository;
import io.neosc.application.policy.port.out.PolicyRepository;
import io.neosc.application.setup.port.in.FirstStart;
import io.neosc.application.setup.port.in.SetupCommands;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.workspace.port.out.WorkspaceRepository;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.PolicyId;
import io.neosc.domain.policy.ShippedPolicies;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.workspace.Workspace;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills an empty database. What was there once and was deleted is not brought back. */
public final class SetupService implements SetupCommands {
  private static final Logger log = LoggerFactory.getLogger(SetupService.class);
  private static final int TRACE_ID_BYTES = 16;
  private final AccountRepository accounts;
  private final OrganizationRepository organizations;
  private final WorkspaceRepository workspaces;
  private final PolicyRepository policies;
  private final AuditTrail trail;
  private final Commits commits;
  private final PasswordHasher hasher;
  private final IdGenerator ids;
  private final InstantSource clock;

  public SetupService(
      AccountRepository accounts,
      OrganizationRepository organizations,
      WorkspaceRepository workspaces,
      PolicyRepository policies,
      AuditTrail trail,
      Commits commits,
      PasswordHasher hasher,
      IdGenerator ids,
      InstantSource clock) {
    this.accounts = accounts;
    this.organizations = organizations;
    this.workspaces = workspaces;
    this.policies = policies;
    this.trail = trail;
    this.commits = commits;
    this.hasher = hasher;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void prepare(FirstStart wanted) {
    if (organizations.find(OrganizationId.DEFAULT).isEmpty()) {
      store(List.of(Organization.initial(clock.instant())));
    }
    var admin = wanted.admin();
    if (admin != null && !accounts.anyExists()) {
      createAdmin(admin);
    }
    store(
        ShippedPolicies.contents(wanted.enforcePolicies()).entrySet().stream()
            .filter(shipped -> neverCreated(shipped.getKey()))
            .map(shipped -> Policy.shipped(shipped.getKey(), shipped.getValue(), clock.instant()))
            .toList());
    if (!wanted.catalogue().isEmpty() && noWorkspaceEver()) {
      store(
          wanted.catalogue().entrySet().stream()
              .map(entry -> Workspace.create(entry.getKey(), entry.getValue(), clock.instant()))
              .toList());
    }
  }

  private void createAdmin(FirstStart.Admin admin) {
    store(
        List.of(
            Account.firstAdmin(
                new AccountId(ids.next(AccountId.PREFIX)),
                admin.email(),
                hasher.hash(admin.password()),
                clock.instant())));
  }

  private boolean neverCreated(PolicyId policy) {
    return policies.find(policy).isEmpty() && noEntry("create_policy", "policy:" + policy.value());
  }

  private boolean noWorkspaceEver() {
    return !workspaces.anyExists() && noEntry("create_workspace", null);
  }

  private boolean noEntry(String action, @Nullable String resource) {
    var ofAction = AuditFilter.ALL.with(AuditField.ACTION, action);
    var filter = resource == null ? ofAction : ofAction.with(AuditField.RESOURCE, resource);
    return trail.search(filter, PageRequest.first(1)).size() == 0;
  }

  private void store(List<? extends AggregateRoot<?, ?>> aggregates) {
    var context = CommitContext.system(HexFormat.of().formatHex(ids.random(TRACE_ID_BYTES)));
    try {
      commits.commit(context, aggregates.toArray(AggregateRoot<?, ?>[]::new));
    } catch (KeyTaken taken) {
      log.info("Another node has put the first data into the database already");
    }
  }
}
