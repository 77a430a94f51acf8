package io.neosc.domain.policy;

import io.neosc.domain.identity.AccountId;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import io.neosc.domain.shared.Text;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named rule set: sentences for people and the controls that are checked by code. It is in force
 * while it is enabled.
 */
public final class Policy extends AggregateRoot<Policy.State, PolicyEvent> {

  /** What a policy demands. */
  public record Content(
      String name,
      String description,
      PolicyType type,
      List<String> rules,
      List<Control> controls) {
    public Content {
      name = Text.line("a policy's name", name, 200);
      rules = List.copyOf(rules);
      controls = List.copyOf(controls);
      if (controls.stream().map(Control::id).distinct().count() != controls.size()) {
        throw new IllegalArgumentException("controls of a policy have different ids");
      }
    }
  }

  /**
   * A policy at one moment.
   *
   * @param updatedBy who changed it last; null while it is as it was shipped
   */
  public record State(
      PolicyId id,
      Content content,
      boolean enabled,
      Instant createdAt,
      Instant updatedAt,
      @Nullable AccountId updatedBy,
      long version)
      implements AggregateState<State> {

    @Override
    public String key() {
      return id.value();
    }

    @Override
    public State atVersion(long newVersion) {
      return new State(id, content, enabled, createdAt, updatedAt, updatedBy, newVersion);
    }
  }

  private Policy(State state) {
    super(state);
  }

  public static Policy from(State state) {
    return new Policy(state);
  }

  /** One of the policies that the product ships, enabled (PO-2). */
  public static Policy shipped(PolicyId id, Content content, Instant now) {
    var policy = new Policy(new State(id, content, true, now, now, null, 0));
    policy.raise(new PolicyEvent.Created(id, content.name(), now));
    return policy;
  }

  /** Puts it in or out of force. Asking for what is so already changes nothing. */
  public void enable(boolean enabled, AccountId by, Instant now) {
    if (state().enabled() == enabled) {
      return;
    }
    var id = state().id();
    var name = state().content().name();
    change(
        new State(id, state().content(), enabled, state().createdAt(), now, by, state().version()),
        enabled ? new PolicyEvent.Enabled(id, name, now) : new PolicyEvent.Disabled(id, name, now));
  }
}
