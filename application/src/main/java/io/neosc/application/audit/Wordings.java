package io.neosc.application.audit;

import io.neosc.application.audit.Wording.Entry;
import io.neosc.application.audit.Wording.None;
import io.neosc.domain.alert.AlertEvent;
import io.neosc.domain.alert.AlertId;
import io.neosc.domain.identity.AccountEvent;
import io.neosc.domain.identity.SignInEvent;
import io.neosc.domain.identity.SignInMethod;
import io.neosc.domain.policy.PolicyEvent;
import io.neosc.domain.policy.PolicyId;
import io.neosc.domain.session.SessionEvent;
import io.neosc.domain.shared.DomainEvent;
import io.neosc.domain.workspace.WorkspaceEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of entries: one switch per aggregate, without a default, so that a new event does
 * not compile before somebody decides what the trail says of it.
 */
final class Wordings {
  private static final String AUTH = "auth";

  private Wordings() {}

  static Wording of(DomainEvent event) {
    return switch (event) {
      case AccountEvent account -> account(account);
      case SignInEvent signIn -> signIn(signIn);
      case WorkspaceEvent workspace -> workspace(workspace);
      case SessionEvent session -> session(session);
      case PolicyEvent policy -> policy(policy);
      case AlertEvent alert -> alert(alert);
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
          Entry.of("create_admin", "user:" + made.accountId().value(), "First admin created");
      case AccountEvent.PasswordChanged _ -> Entry.of("change_password", AUTH, "Password changed");
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
      case SignInEvent.Refreshed _ -> Entry.of("refresh_token", AUTH, "Tokens renewed");
      case SignInEvent.Revoked revoked ->
          switch (revoked.reason()) {
            case LOGOUT -> Entry.of("logout", AUTH, "Signed out");
            case PASSWORD_CHANGED ->
                Entry.of("revoke_sign_in", AUTH, "Another sign-in ended: password changed");
            case ADMIN -> Entry.of("revoke_sign_in", AUTH, "Sign-in ended by an admin");
            case TOKEN_REUSED ->
                Entry.of("token_reuse", AUTH, "A replaced refresh token was used; sign-in ended")
                    .failed();
          };
    };
  }

  private static Wording workspace(WorkspaceEvent event) {
    return switch (event) {
      case WorkspaceEvent.Created made ->
          Entry.of(
              "create_workspace",
              "workspace:" + made.workspaceId().value(),
              "Workspace created: " + made.name());
    };
  }

  private static Wording session(SessionEvent event) {
    return switch (event) {
      case SessionEvent.Launched launched ->
          Entry.of(
                  "launch_workspace",
                  "workspace:" + launched.workspaceId().value(),
                  "Launched " + launched.workspaceName())
              .session(launched.sessionId().value());
      case SessionEvent.LaunchRefused refused ->
          Entry.of(
                  "launch_workspace",
                  "workspace:" + refused.workspaceId().value(),
                  "Refused (" + refused.code() + "): " + refused.reason())
              .failed();
      case SessionEvent.Ended ended -> ended(ended).session(ended.sessionId().value());
    };
  }

  private static Entry ended(SessionEvent.Ended ended) {
    return switch (ended.reason()) {
      case USER_STOP ->
          Entry.of(
              "stop_workspace",
              "workspace:" + ended.workspaceId().value(),
              "Stopped " + ended.workspaceName());
      case USER_DISCONNECT ->
          Entry.of(
              "disconnect_session",
              "session:" + ended.sessionId().value(),
              "Disconnected from " + ended.workspaceName());
      case LOGOUT,
          ADMIN,
          IDLE_TIMEOUT,
          MAX_DURATION,
          ORPHANED,
          POLICY,
          LOCK,
          WORKSPACE_REMOVED,
          ACCOUNT_DISABLED,
          GATEWAY ->
          Entry.of(
              "terminate_session",
              "session:" + ended.sessionId().value(),
              "Session in " + ended.workspaceName() + " ended: " + words(ended.reason()));
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
      case AlertEvent.Cleared cleared ->
          Entry.of("clear_alert", resource(cleared.alertId()), "Its condition is gone");
    };
  }

  private static String said(String what, @Nullable String note) {
    return note == null ? what : what + ": " + note;
  }

  private static String resource(PolicyId id) {
    return "policy:" + id.value();
  }

  private static String resource(AlertId id) {
    return "alert:" + id.value();
  }

  private static String words(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
