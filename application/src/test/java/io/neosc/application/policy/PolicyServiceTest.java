package io.neosc.application.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.neosc.application.policy.port.in.SwitchPolicy;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.testing.InMemoryApplication;
import io.neosc.application.testing.InMemoryRepositories;
import io.neosc.application.testing.Interfering;
import io.neosc.application.testing.People;
import io.neosc.domain.identity.AccountFixture;
import io.neosc.domain.identity.SignInFixture;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.PolicyFixture;
import io.neosc.domain.policy.PolicyId;
import io.neosc.domain.policy.PolicyNotFound;
import io.neosc.domain.shared.VersionMismatch;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PolicyServiceTest {
  private final InMemoryApplication app = new InMemoryApplication();
  private final CommitContext admin =
      People.STRANGER.by(
          SignInFixture.aNewSignInOf(AccountFixture.theFullestAccount().state()).state().actor());
  private final PolicyId policy = stored();

  private PolicyId stored() {
    var shipped = PolicyFixture.aShippedPolicy();
    app.commits.commit(People.STRANGER, shipped);
    app.clock.forward(Duration.ofSeconds(1));
    return shipped.state().id();
  }

  @Test
  @DisplayName("PO-3 a switch puts a policy out of force and leaves an entry with what changed")
  void aSwitchChangesThePolicy() {
    var state = switched(null, null);

    assertThat(state.enabled()).isFalse();
    assertThat(state.version()).isEqualTo(2);
    assertThat(state.updatedBy()).isEqualTo(admin.requireActor().accountId());
    assertThat(state.updatedAt()).isEqualTo(app.clock.instant());
    assertThat(app.policies.policy(policy)).isEqualTo(state);
    var entry = app.store.entries().getLast();
    assertThat(entry.action()).isEqualTo("toggle_policy");
    assertThat(entry.resource()).isEqualTo("policy:" + policy.value());
    var personal = Objects.requireNonNull(entry.personal());
    assertThat(personal.before()).isEqualTo(Map.of("enabled", true));
    assertThat(personal.after()).isEqualTo(Map.of("enabled", false));
    assertThat(switched(null, 2L).enabled()).isTrue();
  }

  @Test
  @DisplayName("PO-3 asking for what is so already changes nothing and leaves no entry")
  void askingForWhatIsSoChangesNothing() {
    var entries = app.store.entries().size();

    assertThat(switched(true, 1L).version()).isEqualTo(1);
    assertThat(app.store.entries()).hasSize(entries);
    assertThat(switched(false, null).version()).isEqualTo(2);
    assertThat(switched(false, 2L).version()).isEqualTo(2);
  }

  @Test
  @DisplayName("API-5 who decided on another version is refused and learns the present one")
  void anotherVersionIsRefused() {
    assertThatExceptionOfType(VersionMismatch.class)
        .isThrownBy(() -> switched(false, 7L))
        .satisfies(mismatch -> assertThat(mismatch.presentVersion()).isEqualTo(1));
    assertThat(app.policies.policy(policy).enabled()).isTrue();
  }

  @Test
  @DisplayName(
      "API-5 a switch that somebody was quicker with decides anew, on the version it named")
  void aStaleSwitchDecidesAnew() {
    var door = new Interfering(app.commits);
    var raced =
        new PolicyService(
            InMemoryRepositories.policies(app.store), app.live.model(), door, app.clock);
    door.beforeCommit(() -> switched(false, null));

    assertThat(raced.switchPolicy(new SwitchPolicy(admin, policy, null, null)).enabled()).isTrue();
    door.beforeCommit(() -> switched(false, null));
    assertThatExceptionOfType(VersionMismatch.class)
        .isThrownBy(() -> raced.switchPolicy(new SwitchPolicy(admin, policy, null, 3L)))
        .satisfies(mismatch -> assertThat(mismatch.presentVersion()).isEqualTo(4));
  }

  @Test
  void unknownPoliciesAreNotFound() {
    var unknown = PolicyFixture.aPolicyId();

    assertThatExceptionOfType(PolicyNotFound.class)
        .isThrownBy(() -> app.policies.switchPolicy(new SwitchPolicy(admin, unknown, null, null)));
    assertThatExceptionOfType(PolicyNotFound.class).isThrownBy(() -> app.policies.policy(unknown));
  }

  @Test
  @DisplayName("API-11 a switch needs somebody who is signed in")
  void nobodySwitchesNothing() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> app.policies.switchPolicy(new SwitchPolicy(People.STRANGER, policy, null, null)));
  }

  @Test
  @DisplayName("API-2 policies come newest first, in pages")
  void policiesComeInPages() {
    var second = stored();
    var third = stored();

    var page = app.policies.policies(PageRequest.first(2));
    assertThat(page.items()).extracting(Policy.State::id).containsExactly(third, second);
    assertThat(app.policies.policies(new PageRequest(2, page.next())).items())
        .extracting(Policy.State::id)
        .containsExactly(policy);
  }

  private Policy.State switched(@Nullable Boolean enabled, @Nullable Long expected) {
    return app.policies.switchPolicy(new SwitchPolicy(admin, policy, enabled, expected));
  }
}
