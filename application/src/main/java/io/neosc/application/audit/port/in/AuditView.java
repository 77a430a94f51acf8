package io.neosc.application.audit.port.in;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A question to the trail that is asked so often that it has a name (AU-3). */
public enum AuditView {
  /** Attempts to prove who one is that failed. */
  FAILED_AUTH(
      Set.of(
          "login", "sso_login", "refresh_token", "token_reuse", "change_password", "block_sign_in"),
      false),

  /**
   * What takes more than anybody's right and changes the installation, or takes the trail out of
   * it; whoever did it, the product itself included.
   */
  ADMIN_ACTIONS(
      Set.of(
          "create_admin",
          "create_user",
          "update_user",
          "delete_user",
          "erase_user",
          "place_legal_hold",
          "lift_legal_hold",
          "reset_password",
          "revoke_sign_in",
          "clear_sign_in_block",
          "create_organization",
          "update_organization",
          "delete_organization",
          "create_workspace",
          "update_workspace",
          "delete_workspace",
          "reset_workspaces",
          "terminate_session",
          "create_policy",
          "toggle_policy",
          "create_api_key",
          "revoke_api_key",
          "create_lock",
          "remove_lock",
          "export_audit",
          "archive_audit",
          "rotate_audit_key"),
      null),

  /** What changed the rules themselves. */
  POLICY_CHANGES(Set.of("create_policy", "toggle_policy"), null);

  private final Set<String> actions;
  private final @Nullable Boolean success;

  AuditView(Set<String> actions, @Nullable Boolean success) {
    this.actions = actions;
    this.success = success;
  }

  public Set<String> actions() {
    return actions;
  }

  /** How those actions must have ended; null for either way. */
  public @Nullable Boolean success() {
    return success;
  }
}
