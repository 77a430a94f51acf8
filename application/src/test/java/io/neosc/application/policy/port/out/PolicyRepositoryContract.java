package io.neosc.application.policy.port.out;

import static io.neosc.application.shared.port.Contracts.NOBODY;
import static io.neosc.application.shared.port.Contracts.atOnce;
import static io.neosc.domain.identity.AccountFixture.anAccountId;
import static io.neosc.domain.policy.PolicyFixture.aPolicyId;
import static io.neosc.domain.policy.PolicyFixture.aShippedPolicy;
import static io.neosc.domain.policy.PolicyFixture.theFullestPolicy;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neosc.application.shared.port.Commits;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.ShippedPolicies;
import io.neosc.domain.shared.StaleAggregate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link PolicyRepository} promises. Each test begins with an empty store. */
public interface PolicyRepositoryContract {
  Commits commits();

  PolicyRepository repository();

  @Test
  default void unknownPoliciesAreNotFound() {
    assertThat(repository().find(aPolicyId())).isEmpty();
  }

  @Test
  @DisplayName("PO-1: a policy with a value in every field comes back as it was")
  default void theFullestPolicyComesBack() {
    assertComesBack(theFullestPolicy());
  }

  @Test
  @DisplayName("PO-2: every shipped policy comes back as it was")
  default void shippedPoliciesComeBack() {
    ShippedPolicies.contents(true)
        .forEach((id, content) -> assertComesBack(Policy.shipped(id, content, NOON)));
  }

  @Test
  default void changesAreInvisibleUntilCommitted() {
    var policy = aShippedPolicy();
    assertThat(repository().find(policy.state().id())).isEmpty();
    commits().commit(NOBODY, policy);

    find(policy).enable(false, anAccountId(), NOON);

    assertThat(find(policy).state().enabled()).isTrue();
  }

  @Test
  @DisplayName("PO-3: who switches what somebody else switched meanwhile is refused")
  default void aStaleSwitchIsRefused() {
    var policy = aShippedPolicy();
    commits().commit(NOBODY, policy);
    var first = find(policy);
    var second = find(policy);
    first.enable(false, anAccountId(), NOON);
    second.enable(false, anAccountId(), NOON);
    commits().commit(NOBODY, first);

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> commits().commit(NOBODY, second));
    assertThat(find(policy).state()).isEqualTo(first.state().atVersion(2));
  }

  @Test
  @DisplayName("PO-3: of two switches at once exactly one happens")
  default void ofTwoSwitchesAtOnceOneHappens() throws Exception {
    var policy = aShippedPolicy();
    commits().commit(NOBODY, policy);
    var switches = List.of(find(policy), find(policy));
    switches.forEach(loaded -> loaded.enable(false, anAccountId(), NOON.plusMillis(1)));

    var outcomes = atOnce(() -> committed(switches.get(0)), () -> committed(switches.get(1)));

    assertThat(outcomes).filteredOn(StaleAggregate.class::isInstance).hasSize(1);
    assertThat(outcomes).contains(find(policy).state());
  }

  private Policy.State committed(Policy policy) {
    commits().commit(NOBODY, policy);
    return policy.state().atVersion(policy.state().version() + 1);
  }

  private void assertComesBack(Policy policy) {
    commits().commit(NOBODY, policy);
    assertThat(find(policy).state()).isEqualTo(policy.state().atVersion(1));
    assertThat(find(policy).events()).isEmpty();
  }

  private Policy find(Policy policy) {
    return repository().find(policy.state().id()).orElseThrow();
  }
}
