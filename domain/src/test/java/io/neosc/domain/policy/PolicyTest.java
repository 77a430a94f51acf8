package io.neosc.domain.policy;

import static io.neosc.domain.identity.AccountFixture.anAccountId;
import static io.neosc.domain.policy.PolicyFixture.aContent;
import static io.neosc.domain.policy.PolicyFixture.aControl;
import static io.neosc.domain.policy.PolicyFixture.aPolicyId;
import static io.neosc.domain.policy.PolicyFixture.aShippedPolicy;
import static io.neosc.domain.policy.PolicyFixture.theFullestPolicy;
import static io.neosc.domain.shared.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PolicyTest {
  @Test
  @DisplayName("PO-2 a shipped policy is in force and nobody's change")
  void aShippedPolicyIsInForce() {
    var id = aPolicyId();
    var policy = Policy.shipped(id, aContent(), NOON);

    assertThat(policy.state())
        .isEqualTo(new Policy.State(id, aContent(), true, NOON, NOON, null, 0));
    assertThat(policy.state().key()).isEqualTo(id.value());
    assertThat(policy.events()).containsExactly(new PolicyEvent.Created(id, "MFA Required", NOON));
  }

  @Test
  @DisplayName("PO-3 switching says who did it and when, and raises what happened")
  void switchingIsAnEvent() {
    var policy = Policy.from(aShippedPolicy().state().atVersion(4));
    var before = policy.state();
    var by = anAccountId();

    policy.enable(false, by, NOON.plusSeconds(1));
    assertThat(policy.state())
        .isEqualTo(
            new Policy.State(
                before.id(), before.content(), false, NOON, NOON.plusSeconds(1), by, 4));
    policy.enable(true, by, NOON.plusSeconds(2));
    assertThat(policy.state().enabled()).isTrue();
    assertThat(policy.state().updatedAt()).isEqualTo(NOON.plusSeconds(2));

    assertThat(policy.events())
        .containsExactly(
            new PolicyEvent.Disabled(before.id(), "MFA Required", NOON.plusSeconds(1)),
            new PolicyEvent.Enabled(before.id(), "MFA Required", NOON.plusSeconds(2)));
  }

  @Test
  @DisplayName("PO-3 asking for what is so already changes nothing")
  void askingForWhatIsSoChangesNothing() {
    var policy = Policy.from(aShippedPolicy().state());
    var before = policy.state();

    policy.enable(true, anAccountId(), NOON.plusSeconds(1));

    assertThat(policy.state()).isEqualTo(before);
    assertThat(policy.events()).isEmpty();
  }

  @Test
  @DisplayName("PO-1 the controls of a policy have different ids")
  void controlsHaveDifferentIds() {
    assertThat(content("A", List.of(aControl("a"), aControl("b"))).controls()).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> content("A", List.of(aControl("a"), aControl("a"))));
  }

  @Test
  void policiesThatCannotBeAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> content(" ", List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> content("x".repeat(201), List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> control("", "kind", "Title"));
    assertThatIllegalArgumentException().isThrownBy(() -> control("id", " ", "Title"));
    assertThatIllegalArgumentException().isThrownBy(() -> control("id", "kind", ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> control("x".repeat(101), "kind", "Title"));
    assertThatIllegalArgumentException().isThrownBy(() -> control("id", "x".repeat(101), "Title"));
    assertThatIllegalArgumentException().isThrownBy(() -> control("id", "kind", "x".repeat(201)));
    assertThat(control(" id ", " kind ", " Title ")).isEqualTo(control("id", "kind", "Title"));
  }

  @Test
  void laterChangesOfTheGivenListsDoNotReachAPolicy() {
    var values = new ArrayList<>(List.of("30"));
    var params = new HashMap<String, List<String>>(Map.of("days", values));
    var control = new Control("id", "kind", params, Enforcement.ENFORCED, "Title");
    var rules = new ArrayList<>(List.of("rule"));
    var controls = new ArrayList<>(List.of(control));
    var content = new Policy.Content("A", "", PolicyType.ACCESS, rules, controls);

    values.add("31");
    params.clear();
    rules.clear();
    controls.clear();

    assertThat(content.rules()).containsExactly("rule");
    assertThat(content.controls()).containsExactly(control);
    assertThat(control.params()).isEqualTo(Map.of("days", List.of("30")));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> control.params().clear());
  }

  @Test
  @DisplayName("PO-2 the three shipped policies, monitored at first, honest about what cannot be")
  void shippedPoliciesAreThree() {
    var shipped = ShippedPolicies.contents(false);

    assertThat(shipped.keySet())
        .extracting(PolicyId::value)
        .containsExactlyInAnyOrder(
            "pol-mfa-required", "pol-network-zero-trust", "pol-session-recording");
    assertThat(enforcements(shipped))
        .containsOnly(Enforcement.MONITORED, Enforcement.UNSUPPORTED)
        .filteredOn(Enforcement.UNSUPPORTED::equals)
        .hasSize(1);
    assertThat(enforcements(ShippedPolicies.contents(true)))
        .contains(Enforcement.ENFORCED)
        .filteredOn(Enforcement.UNSUPPORTED::equals)
        .hasSize(1);
    assertThat(shipped.values()).extracting(Policy.Content::type).doesNotHaveDuplicates();
  }

  @Test
  void anotherVersionIsTheSamePolicy() {
    var state = theFullestPolicy().state();

    assertThat(state.atVersion(7).version()).isEqualTo(7);
    assertThat(state.atVersion(7).atVersion(0)).isEqualTo(state);
    assertThat(new PolicyNotFound(state.id()))
        .hasMessageContaining(state.key())
        .extracting(PolicyNotFound::code)
        .isEqualTo("policy.not-found");
  }

  private static List<Enforcement> enforcements(Map<PolicyId, Policy.Content> policies) {
    return policies.values().stream()
        .flatMap(content -> content.controls().stream())
        .map(Control::enforcement)
        .toList();
  }

  private static Policy.Content content(String name, List<Control> controls) {
    return new Policy.Content(name, "", PolicyType.ACCESS, List.of(), controls);
  }

  private static Control control(String id, String kind, String title) {
    return new Control(id, kind, Map.of(), Enforcement.ENFORCED, title);
  }
}
