package io.neosc.application.audit;

import static io.neosc.application.audit.port.in.AuditField.ACTION;
import static io.neosc.application.audit.port.in.AuditField.USER_ID;
import static io.neosc.application.audit.port.in.AuditView.ADMIN_ACTIONS;
import static io.neosc.application.audit.port.in.AuditView.FAILED_AUTH;
import static io.neosc.application.audit.port.in.AuditView.POLICY_CHANGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.audit.port.in.AuditView;
import io.neosc.domain.shared.Given;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AU-3: conditions and named views")
class AuditFilterTest {
  /** What everybody may do to what is theirs, and what the product notices by itself. */
  private static final Set<String> NO_ADMIN_ACTIONS =
      Set.of(
          "register",
          "permission_denied",
          "change_password",
          "login",
          "block_sign_in",
          "refresh_token",
          "token_reuse",
          "logout",
          "launch_workspace",
          "stop_workspace",
          "report_session",
          "redeem_launch_ticket",
          "disconnect_session",
          "suspect_session",
          "raise_alert",
          "acknowledge_alert",
          "annotate_alert",
          "resolve_alert",
          "clear_alert",
          "read_audit",
          "verify_audit");

  /** Named by the first seed, and not written yet. */
  private static final Set<String> TO_COME = Set.of("sso_login");

  private static Set<String> written() {
    return EveryEvent.all().stream()
        .map(Wordings::of)
        .flatMap(wording ->
            wording instanceof Wording.Entry entry
                ? Stream.of(entry.action())
                : Stream.<String>of())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  @DisplayName("AU-3: every action there is was sorted into the view of admins' actions, or not")
  void everyActionIsSorted() {
    var sorted = new TreeSet<>(ADMIN_ACTIONS.actions());
    sorted.addAll(NO_ADMIN_ACTIONS);

    assertThat(sorted).isEqualTo(written());
    assertThat(ADMIN_ACTIONS.actions()).doesNotContainAnyElementsOf(NO_ADMIN_ACTIONS);
  }

  @Test
  @DisplayName("AU-3: views name actions that there are")
  void viewsNameWhatThereIs() {
    var known = new TreeSet<>(written());
    known.addAll(TO_COME);
    for (var view : AuditView.values()) {
      assertThat(known).as("%s", view).containsAll(view.actions());
    }
    assertThat(ADMIN_ACTIONS.actions()).containsAll(POLICY_CHANGES.actions());
    assertThat(written().stream().filter(action -> action.endsWith("_policy")))
        .containsExactlyInAnyOrderElementsOf(POLICY_CHANGES.actions());
  }

  @Test
  @DisplayName("AU-3, AU-13: whoever took the trail out is among what admins did, readers are not")
  void whatLeavesIsAnAdminsAction() {
    assertThat(ADMIN_ACTIONS.actions())
        .contains("export_audit", "archive_audit", "erase_user")
        .doesNotContain("read_audit", "verify_audit");
  }

  @Test
  @DisplayName("AU-3: a view is a further condition, and one that contradicts leaves nothing")
  void viewsAreConditions() {
    var failed = AuditFilter.ALL.within(FAILED_AUTH);
    assertThat(failed.success()).isFalse();
    assertThat(failed.values()).isEqualTo(Map.of(ACTION, FAILED_AUTH.actions()));
    assertThat(AuditFilter.ALL.within(POLICY_CHANGES).success()).isNull();

    var narrower = AuditFilter.ALL.with(ACTION, Set.of("login", "logout")).within(FAILED_AUTH);
    assertThat(narrower.values()).isEqualTo(Map.of(ACTION, Set.of("login")));
    assertThat(narrower.nothing()).isFalse();

    assertThat(AuditFilter.ALL.with(ACTION, "logout").within(FAILED_AUTH).nothing()).isTrue();
    assertThat(AuditFilter.ALL.succeeded(true).within(FAILED_AUTH).nothing()).isTrue();
    assertThat(AuditFilter.ALL.succeeded(true).within(POLICY_CHANGES).nothing()).isFalse();
    assertThat(AuditFilter.ALL.succeeded(false).within(FAILED_AUTH).nothing()).isFalse();
    assertThat(AuditFilter.ALL.within(POLICY_CHANGES).within(FAILED_AUTH).nothing()).isTrue();
  }

  @Test
  @DisplayName("AU-3: a filter keeps what it was given, and a later owner comes before an earlier")
  void filtersKeepWhatTheyWereGiven() {
    var wanted = new HashSet<>(Set.of("login"));
    var values = new EnumMap<>(Map.of(ACTION, (Set<String>) wanted));
    var filter = new AuditFilter(values, true, null, Given.NOON);
    wanted.clear();
    values.clear();

    assertThat(filter.values()).isEqualTo(Map.of(ACTION, Set.of("login")));
    assertThatThrownBy(() -> filter.values().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(filter.ownedBy("usr-1").ownedBy("usr-2"))
        .isEqualTo(
            new AuditFilter(
                Map.of(ACTION, Set.of("login"), USER_ID, Set.of("usr-2")), true, null, Given.NOON));
    assertThat(new AuditFilter(Map.of(), null, Given.NOON, Given.NOON).nothing()).isTrue();
    assertThat(AuditFilter.ALL.nothing()).isFalse();
    assertThat(Arrays.stream(AuditView.values()).map(AuditFilter.ALL::within))
        .noneMatch(AuditFilter::nothing);
  }
}
