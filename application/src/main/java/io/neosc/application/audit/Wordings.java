package io.neosc.application.audit;

import io.neosc.application.audit.Wording.Entry;
import io.neosc.application.audit.Wording.None;
import io.neosc.domain.alert.AlertEvent;
import io.neosc.domain.alert.AlertId;
import io.neosc.domain.apikey.ApiKeyEvent;
import io.neosc.domain.apikey.Scope;
import io.neosc.domain.audit.TrailEvent;
import io.neosc.domain.erasure.ErasureEvent;
import io.neosc.domain.guard.GuardEvent;
import io.neosc.domain.hold.LegalHoldEvent;
import io.neosc.domain.identity.AccountEvent;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.AccountProfile;
import io.neosc.domain.identity.PermissionEvent;
import io.neosc.domain.identity.RevocationReason;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInMethod;
import io.neosc.domain.lock.LockEvent;
import io.neosc.domain.organization.OrganizationEvent;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.organization.OrganizationProfile;
import io.neosc.domain.policy.PolicyEvent;
import io.neosc.domain.policy.PolicyId;
import io.neosc.domain.session.SessionEvent;
import io.neosc.domain.shared.DomainEvent;
import io.neosc.domain.workspace.WorkspaceEvent;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of entries: one switch per aggregate, some in files of their own, without a
 * default, so that a new event does not compile before somebody decides what the trail says of it.
 */
final class Wordings {
  /** Of what only loses an erased person's traces. */
  static final None PERSON_FORGOTTEN = new None("the entry of the erasure says it");

  private static final String AUTH = "auth";

  private Wordings() {}

  static Wording of(DomainEvent event) {
    return switch (event) {
      case AccountEvent account -> account(account);
      case SignInEvent signIn -> signIn(signIn);
      case PermissionEvent permission -> permission(permission);
      case OrganizationEvent organization -> organization(organization);
      case WorkspaceEvent workspace -> WorkspaceWordings.of(workspace);
      case SessionEvent session -> SessionWordings.of(session);
      case PolicyEvent policy -> policy(policy);
      case AlertEvent alert -> alert(alert);
      case GuardEvent guard -> guard(guard);
      case ApiKeyEvent apiKey -> apiKey(apiKey);
      case LockEvent lock -> LockWordings.of(lock);
      case TrailEvent trail -> trail(trail);
      case ErasureEvent erasure -> erasure(erasure);
      case LegalHoldEvent hold -> hold(hold);
      default -> throw new IllegalArgumentException("no such event: " + event.getClass());
    };
  }

  private static Wording account(AccountEvent event) {
    return switch (event) {
      case AccountEvent.Registered made ->
          Entry.of(
              "register",
              AUTH,
              made.requestedOrganization() == null
                  ? "Account created"
                  : "Account created; asked for organization " + made.requestedOrganization());
      case AccountEvent.FirstAdminCreated made ->
          Entry.of("create_admin", resource(made.accountId()), "First admin created");
      case AccountEvent.Created made ->
          Entry.of(
                  "create_user",
                  resource(made.accountId()),
                  "User created: " + made.email().value())
              .changed(Map.of(), facts(made.profile()));
      case AccountEvent.Changed changed ->
          Entry.of(
                  "update_user",
                  resource(changed.accountId()),
                  "User changed: " + changed.email().value())
              .changed(facts(changed.before()), facts(changed.after()));
      case AccountEvent.Deleted gone ->
          Entry.of(
                  "delete_user",
                  resource(gone.accountId()),
                  "User deleted: " + gone.email().value())
              .changed(facts(gone.profile()), Map.of());
      case AccountEvent.PasswordReset reset ->
          Entry.of(
              "reset_password",
              resource(reset.accountId()),
              "Password set anew: " + reset.email().value());
      case AccountEvent.PasswordChanged _ -> Entry.of("change_password", AUTH, "Password changed");
      case AccountEvent.PasswordChangeRefused _ ->
          Entry.of("change_password", AUTH, "Refused: wrong password").failed();
      case AccountEvent.PasswordRehashed _ ->
          new None("the password is the same; its owner did nothing");
    };
  }

  private static Wording signIn(SignInEvent event) {
    return switch (event) {
      case SignInEvent.Opened opened when opened.method() == SignInMethod.REGISTRATION ->
          new None("the entry of the registration says it");
      case SignInEvent.Opened opened ->
          Entry.of("login", AUTH, "Signed in by " + words(opened.method()));
      case SignInEvent.Refused refused ->
          Entry.of(
                  refused.method() == SignInMethod.REFRESH ? "refresh_token" : "login",
                  AUTH,
                  "Refused: " + words(refused.reason()))
              .failed();
      case SignInEvent.Adjusted _ -> new None("the entry of the account's change says it");
      case SignInEvent.Refreshed _ -> Entry.of("refresh_token", AUTH, "Tokens renewed");
      case SignInEvent.Revoked revoked ->
          switch (revoked.reason()) {
            case LOGOUT -> Entry.of("logout", AUTH, "Signed out");
            case PASSWORD_CHANGED ->
                Entry.of("revoke_sign_in", AUTH, "Another sign-in ended: password changed");
            case ADMIN, PASSWORD_RESET, ROLE_CHANGED, ACCOUNT_DISABLED, ACCOUNT_DELETED ->
                Entry.of(
                    "revoke_sign_in",
                    resource(revoked.accountId()),
                    "Sign-in of " + revoked.email().value() + " ended: " + why(revoked.reason()));
            case TOKEN_REUSED ->
                Entry.of("token_reuse", AUTH, "A replaced refresh token was used; sign-in ended")
                    .failed();
          };
    };
  }

  private static String why(RevocationReason reason) {
    return reason == RevocationReason.ADMIN ? "by an admin" : words(reason);
  }

  private static Wording permission(PermissionEvent event) {
    return switch (event) {
      case PermissionEvent.Denied denied ->
          Entry.of(
                  "permission_denied",
                  "route:" + denied.route(),
                  denied.method()
                      + " "
                      + denied.route()
                      + " refused"
                      + (denied.byLock() ? " by a lock" : "")
                      + (denied.apiKey() == null ? "" : " to the API key " + denied.apiKey())
                      + (denied.times() == 1
                          ? ""
                          : " " + denied.times() + " times more within a minute"))
              .failed();
    };
  }

  private static Wording organization(OrganizationEvent event) {
    return switch (event) {
      case OrganizationEvent.Created made ->
          Entry.of(
                  "create_organization",
                  resource(made.organizationId()),
                  "Organization created: " + made.profile().name())
              .changed(Map.of(), facts(made.profile()));
      case OrganizationEvent.Changed changed ->
          Entry.of(
                  "update_organization",
                  resource(changed.organizationId()),
                  "Organization changed: " + changed.after().name())
              .changed(facts(changed.before()), facts(changed.after()));
      case OrganizationEvent.Deleted gone ->
          Entry.of(
                  "delete_organization",
                  resource(gone.organizationId()),
                  "Organization deleted: " + gone.profile().name())
              .changed(facts(gone.profile()), Map.of());
    };
  }

  private static Wording policy(PolicyEvent event) {
    return switch (event) {
      case PolicyEvent.Created made ->
          Entry.of("create_policy", resource(made.policyId()), "Policy created: " + made.name());
      case PolicyEvent.Enabled enabled ->
          Entry.of("toggle_policy", resource(enabled.policyId()), "Policy enabled")
              .changed("enabled", false, true);
      case PolicyEvent.Disabled disabled ->
          Entry.of("toggle_policy", resource(disabled.policyId()), "Policy disabled")
              .changed("enabled", true, false);
    };
  }

  private static Wording alert(AlertEvent event) {
    return switch (event) {
      case AlertEvent.Observed _ -> new None("it is recorded once it fires");
      case AlertEvent.Fired fired ->
          Entry.of("raise_alert", resource(fired.alertId()), fired.message());
      case AlertEvent.Repeated _ ->
          new None("the alert counts it; a storm must not fill the trail");
      case AlertEvent.Acknowledged taken ->
          Entry.of(
              "acknowledge_alert", resource(taken.alertId()), said("Acknowledged", taken.note()));
      case AlertEvent.NoteAdded noted ->
          Entry.of("annotate_alert", resource(noted.alertId()), said("Note", noted.note()));
      case AlertEvent.Resolved resolved ->
          Entry.of(
              "resolve_alert", resource(resolved.alertId()), said("Resolved", resolved.note()));
      case AlertEvent.PersonForgotten _ -> PERSON_FORGOTTEN;
      case AlertEvent.Cleared cleared ->
          Entry.of("clear_alert", resource(cleared.alertId()), "Its condition is gone");
    };
  }

  private static Wording guard(GuardEvent event) {
    var resource = "sign_in_block:" + event.countId().value();
    return switch (event) {
      case GuardEvent.Refused refused ->
          Entry.of(
                  "block_sign_in",
                  resource,
                  "Too many failed attempts for %s from %s: %d failed, %d s to wait"
                      .formatted(
                          words(refused.scope()),
                          refused.network() == null ? "anywhere" : refused.network(),
                          refused.failures(),
                          refused.delay().plusMillis(999).toSeconds()))
              .failed();
      case GuardEvent.Cleared cleared ->
          Entry.of(
              "clear_sign_in_block",
              resource,
              "Cleared: "
                  + words(cleared.scope())
                  + (cleared.email() == null ? "" : " " + cleared.email())
                  + (cleared.network() == null ? "" : " " + cleared.network()));
    };
  }

  private static Wording apiKey(ApiKeyEvent event) {
    var resource = "api_key:" + event.apiKeyId().value();
    return switch (event) {
      case ApiKeyEvent.Created made ->
          Entry.of(
              "create_api_key",
              resource,
              "API key created: %s; scopes %s; ends %s"
                  .formatted(
                      made.name(),
                      made.scopes().stream().map(Scope::value).collect(Collectors.joining(", ")),
                      made.expiresAt() == null ? "never" : made.expiresAt()));
      case ApiKeyEvent.Revoked revoked ->
          Entry.of("revoke_api_key", resource, "API key revoked: " + revoked.name());
      case ApiKeyEvent.PersonForgotten _ -> PERSON_FORGOTTEN;
    };
  }

  private static Wording trail(TrailEvent event) {
    return switch (event) {
      case TrailEvent.Read read ->
          Entry.of(
              "read_audit",
              "audit_log",
              (read.times() == 1 ? "Read" : "Read " + read.times() + " times within a minute")
                  + "; entries: "
                  + read.entries()
                  + conditions(read.conditions()));
      case TrailEvent.Verified verified ->
          Entry.of(
              "verify_audit",
              "audit_log",
              "Verified; entries: %d; integrity %s, completeness %s, freshness %s"
                  .formatted(
                      verified.entries(),
                      verified.integrity().text(),
                      verified.completeness().text(),
                      verified.freshness().text()));
      case TrailEvent.Exported exported ->
          Entry.of(
              "export_audit",
              "audit_log",
              "Exported as %s (%s) up to entry %d%s"
                  .formatted(
                      exported.format(),
                      exported.export(),
                      exported.head(),
                      conditions(exported.conditions())));
      case TrailEvent.Archived archived ->
          Entry.of(
              "archive_audit",
              archived.boundary().resource(),
              "Entries %d to %d left for the archive; the last one's hash is %s"
                  .formatted(
                      archived.first(),
                      archived.boundary().head().seq(),
                      archived.boundary().head().hash()));
      case TrailEvent.KeyRotated rotated ->
          Entry.of(
              "rotate_audit_key",
              "audit_key:" + rotated.keyId(),
              "A new key takes the place of " + rotated.replaced());
    };
  }

  private static Wording hold(LegalHoldEvent event) {
    return switch (event) {
      case LegalHoldEvent.Placed placed ->
          hold("place_legal_hold", "Entries have to stay: ", placed);
      case LegalHoldEvent.Lifted lifted ->
          hold("lift_legal_hold", "Entries need not stay any more: ", lifted);
    };
  }

  private static Entry hold(String action, String what, LegalHoldEvent event) {
    return Entry.of(
        action,
        "legal_hold:" + event.holdId().value(),
        what + event.scope().words() + "; reason: " + event.reason());
  }

  /** None says who it was: these entries stay as they are. */
  private static Wording erasure(ErasureEvent event) {
    return switch (event) {
      case ErasureEvent.Requested asked ->
          Entry.of("erase_user", resource(asked.accountId()), "A person is erased");
      case ErasureEvent.Advanced found -> {
        var entries = found.entries();
        yield entries == null
            ? new None("nothing was found that needs a word")
            : Entry.of(
                    "erase_user",
                    resource(found.accountId()),
                    "The person was also in entries of others")
                .changed(Map.of(), Map.of("entries", entries));
      }
      case ErasureEvent.Finished _ -> new None("the request says it; nothing else is erased");
    };
  }

  private static String conditions(Set<String> names) {
    return names.isEmpty()
        ? ""
        : "; conditions: " + names.stream().sorted().collect(Collectors.joining(", "));
  }

  private static String said(String what, @Nullable String note) {
    return note == null ? what : what + ": " + note;
  }

  private static Map<String, Object> facts(AccountProfile profile) {
    return Map.of(
        "name", profile.name(),
        "role", words(profile.role()),
        "organization_id", profile.organizationId().value(),
        "disabled", profile.disabled());
  }

  private static Map<String, Object> facts(OrganizationProfile profile) {
    var domain = profile.domain();
    return domain == null
        ? Map.of("name", profile.name())
        : Map.of("name", profile.name(), "domain", domain);
  }

  private static String resource(AccountId id) {
    return "user:" + id.value();
  }

  private static String resource(OrganizationId id) {
    return "organization:" + id.value();
  }

  private static String resource(PolicyId id) {
    return "policy:" + id.value();
  }

  private static String resource(AlertId id) {
    return "alert:" + id.value();
  }

  static String words(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
