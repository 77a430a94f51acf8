package io.neosc.application.testing;

import io.neosc.application.identity.port.in.ChangeAccount;
import io.neosc.application.identity.port.in.CreateAccount;
import io.neosc.application.organization.port.in.CreateOrganization;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.identity.Account;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.Role;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.organization.OrganizationProfile;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What admins do in an {@link InMemoryApplication}, in sentences. */
public final class Administration {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Administration() {}

  /** Somebody new with this role in the default organization. */
  public static Account.State made(InMemoryApplication app, Role role) {
    return made(app, role, null);
  }

  public static Account.State made(
      InMemoryApplication app, Role role, @Nullable String organization) {
    return app.accounts.create(
        new CreateAccount(
            People.STRANGER,
            new EmailAddress("made" + COUNT.incrementAndGet() + "@example.org"),
            People.PASSWORD,
            "Made Person",
            role,
            organization));
  }

  public static Organization.State organization(InMemoryApplication app, String name) {
    return app.organizations
        .create(
            new CreateOrganization(People.STRANGER, new OrganizationProfile(name, "example.org")))
        .organization();
  }

  public static ChangeAccount role(CommitContext by, AccountId account, Role role) {
    return new ChangeAccount(by, account, null, role, null, null);
  }

  public static ChangeAccount disabled(CommitContext by, AccountId account, boolean disabled) {
    return new ChangeAccount(by, account, null, null, null, disabled);
  }
}
