package io.neosc.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.neosc.application.apikey.port.in.CreateApiKey;
import io.neosc.application.identity.port.in.ChangeAccount;
import io.neosc.application.identity.port.in.Login;
import io.neosc.application.identity.port.in.Logout;
import io.neosc.application.lock.port.in.CreateLock;
import io.neosc.application.policy.port.in.SwitchPolicy;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.CriticalMarker;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.LogLines;
import io.neosc.application.testing.People;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.CredentialsRefused;
import io.neosc.domain.identity.RevocationReason;
import io.neosc.domain.identity.Role;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInFixture;
import io.neosc.domain.lock.LockTarget;
import io.neosc.domain.policy.PolicyFixture;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the log says of commits")
final class CommitLogTest {
  private static final String ADDRESS = People.STRANGER.ipAddress();
  private final InMemoryApplication app = new InMemoryApplication();
  private final LogLines security = LogLines.of("io.neosc.security");
  private final LogLines audit = LogLines.of("io.neosc.audit");

  @AfterEach
  void close() {
    security.close();
    audit.close();
  }

  @Test
  @DisplayName("OB-6, OB-8: each attempt to sign in is a line with user_id, ip_address and success")
  void attemptsAreTold() {
    var person = new People(app).somebody("ada@example.org");
    var id = person.signIn().accountId().value();
    app.identity.login(new Login(People.STRANGER, "ada@example.org", People.PASSWORD));
    assertThatThrownBy(
            () -> app.identity.login(new Login(People.STRANGER, "ada@example.org", "wrong")))
        .isInstanceOf(CredentialsRefused.class);
    assertThatThrownBy(
            () -> app.identity.login(new Login(People.STRANGER, "nobody@example.org", "wrong")))
        .isInstanceOf(CredentialsRefused.class);

    var attempts = security.values();
    assertThat(attempts).extracting("category").containsOnly("security");
    assertThat(attempts).extracting("event").containsOnly("authentication_attempt");
    assertThat(attempts).extracting("ip_address").containsOnly(ADDRESS);
    assertThat(attempts).extracting("user_id").containsExactly(id, id, id, null);
    assertThat(attempts).extracting("success").containsExactly(true, true, false, false);
    assertThat(attempts)
        .extracting("method")
        .containsExactly("registration", "password", "password", "password");
    assertThat(attempts)
        .extracting(line -> line.get("reason"))
        .containsExactly(null, null, "wrong_password", "unknown_account");
    assertThat(security.events())
        .extracting(event -> event.getLevel())
        .containsExactly(Level.INFO, Level.INFO, Level.WARN, Level.WARN);
  }

  @Test
  @DisplayName("OB-8: a revocation is a line that says whose tokens, why, and by whom")
  void revocationsAreTold() {
    var person = new People(app).somebody();
    app.identity.logout(new Logout(People.as(person)));

    var id = person.signIn().accountId().value();
    assertThat(security.values().getLast())
        .containsEntry("event", "token_revocation")
        .containsEntry("user_id", id)
        .containsEntry("ip_address", ADDRESS)
        .containsEntry("success", true)
        .containsEntry("reason", "logout")
        .containsEntry("revoked_by", id);
  }

  @Test
  @DisplayName(
      "OB-6, OB-8: a changed policy is a line of the categories security and audit, with from and"
          + " to")
  void changesOfPoliciesAreTold() {
    var policy = PolicyFixture.aShippedPolicy();
    app.commits.commit(People.STRANGER, policy);
    assertThat(audit.values()).isEmpty();
    var admin =
        SignInFixture.aNewSignInOf(AccountFixture.theFullestAccount().state()).state().actor();
    app.policies.switchPolicy(
        new SwitchPolicy(People.STRANGER.by(admin), policy.state().id(), null, null));

    var resource = "policy:" + policy.state().id().value();
    var changes = Map.of("enabled", Map.of("from", "true", "to", "false"));
    assertThat(audit.values())
        .singleElement()
        .satisfies(line ->
            assertThat(line)
                .containsEntry("category", "audit")
                .containsEntry("action", "toggle_policy")
                .containsEntry("resource", resource)
                .containsEntry("role_id", admin.role().name().toLowerCase(Locale.ROOT))
                .containsEntry("modifier_id", admin.accountId().value())
                .containsEntry("changes", changes));
    assertThat(security.values().getLast())
        .containsEntry("event", "configuration_change")
        .containsEntry("user_id", admin.accountId().value())
        .containsEntry("ip_address", ADDRESS)
        .containsEntry("action", "toggle_policy")
        .containsEntry("changed", resource)
        .containsEntry("changes", changes);
    assertThat(security.events().getLast().getMarkerList())
        .as("a protection that is gone is critical (OB-6)")
        .containsExactly(CriticalMarker.MARKER);
    app.policies.switchPolicy(
        new SwitchPolicy(People.STRANGER.by(admin), policy.state().id(), null, null));
    assertThat(security.values().getLast()).containsEntry("event", "configuration_change");
    assertThat(security.events().getLast().getLevel()).isEqualTo(Level.WARN);
    assertThat(security.events().getLast().getMarkerList()).isNull();
  }

  @Test
  @DisplayName("OB-8: other roles, disabled accounts, keys and locks are changes of configuration")
  void changesOfWhatProtectsAreTold() {
    var admin = SignInFixture.aNewSignInOf(AccountFixture.theFullestAccount().state()).state();
    var context = People.STRANGER.by(admin.actor());
    var account = new People(app).somebody("ada@example.org").signIn().accountId();
    var before = security.values().size();

    app.accounts.change(new ChangeAccount(context, account, "Ada L.", null, null, null));
    assertThat(security.values()).as("a name opens nothing").hasSize(before);
    assertThat(audit.values().toString() + security.values())
        .as("AU-12: a line outlives an erased person")
        .doesNotContain("Ada L.", "ada@example.org");
    app.accounts.change(new ChangeAccount(context, account, null, Role.OPERATOR, null, null));
    app.apiKeys.create(new CreateApiKey(context, "a machine", List.of(Scope.METRICS_READ), null));
    app.locks.create(
        new CreateLock(context, LockTarget.Kind.USER, account.value(), "Stolen device", null));

    assertThat(security.values().subList(before, security.values().size()))
        .filteredOn(line -> "configuration_change".equals(line.get("event")))
        .extracting(line -> line.get("action"))
        .containsExactly("update_user", "create_api_key", "create_lock");
    assertThat(security.values())
        .filteredOn(line -> "update_user".equals(line.get("action")))
        .singleElement()
        .satisfies(line ->
            assertThat(line)
                .containsEntry("changed", "user:" + account.value())
                .containsEntry(
                    "changes", Map.of("role", Map.of("from", "user", "to", "operator"))));
  }

  @Test
  @DisplayName("OB-6, ID-6: a refresh token in two hands is critical")
  void reusedTokensAreCritical() {
    var person = new People(app).somebody();
    var signIn = SignIn.from(person.signIn());
    signIn.revoke(RevocationReason.TOKEN_REUSED, app.clock.instant());
    app.commits.commit(CommitContext.system("0".repeat(31) + "1"), signIn);

    assertThat(security.values().getLast()).containsEntry("reason", "token_reused");
    assertThat(security.events().getLast().getLevel()).isEqualTo(Level.ERROR);
    assertThat(security.events().getLast().getMarkerList()).containsExactly(CriticalMarker.MARKER);
  }

  @Test
  @DisplayName(
      "OB-8: refusals and limits are told at once, and a flood of equal ones with its count")
  void floodsAreCounted() {
    for (var i = 0; i < 50; i++) {
      app.securityLog.rateLimitViolation("usr-1", "192.0.2.7", "account-per-minute");
      app.securityLog.authorizationFailure("usr-1", "192.0.2.7", "GET /api/admin/alerts", "role");
    }
    app.securityLog.rateLimitViolation(null, "192.0.2.8", "auth-per-minute");
    assertThat(security.values()).hasSize(3);
    assertThat(security.values()).extracting(line -> line.get("count")).containsOnly(1);

    app.clock.forward(Duration.ofSeconds(10));
    app.securityLog.rateLimitViolation("usr-1", "192.0.2.7", "account-per-minute");
    assertThat(security.values().getLast())
        .containsEntry("event", "rate_limit_violation")
        .containsEntry("user_id", "usr-1")
        .containsEntry("ip_address", "192.0.2.7")
        .containsEntry("success", false)
        .containsEntry("limit", "account-per-minute")
        .containsEntry("count", 50);
  }

  @Test
  @DisplayName("OB-8: what the product itself does has no user and no address, and is told as well")
  void theProductItself() {
    var person = new People(app).somebody();
    var signIn = SignIn.from(person.signIn());
    signIn.revoke(RevocationReason.PASSWORD_CHANGED, app.clock.instant());
    app.commits.commit(CommitContext.system("0".repeat(31) + "1"), signIn);

    assertThat(security.values().getLast())
        .containsEntry("reason", "password_changed")
        .containsEntry("ip_address", null)
        .containsEntry("revoked_by", null);
  }
}
