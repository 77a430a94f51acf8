package io.neosc.domain.policy;

import io.neosc.domain.shared.DomainEvent;
import java.time.Instant;

/** What happens to a policy. */
public sealed interface PolicyEvent extends DomainEvent {
  PolicyId policyId();

  /** One of the shipped policies was stored at first start (PO-2). */
  record Created(PolicyId policyId, String name, Instant occurredAt) implements PolicyEvent {}

  record Enabled(PolicyId policyId, String name, Instant occurredAt) implements PolicyEvent {}

  record Disabled(PolicyId policyId, String name, Instant occurredAt) implements PolicyEvent {}
}
