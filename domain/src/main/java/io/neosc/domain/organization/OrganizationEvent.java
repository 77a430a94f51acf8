package io.neosc.domain.organization;

import io.neosc.domain.shared.DomainEvent;
import java.time.Instant;

/** What happens to an organization. */
public sealed interface OrganizationEvent extends DomainEvent {
  OrganizationId organizationId();

  record Created(OrganizationId organizationId, OrganizationProfile profile, Instant occurredAt)
      implements OrganizationEvent {}

  record Changed(
      OrganizationId organizationId,
      OrganizationProfile before,
      OrganizationProfile after,
      Instant occurredAt)
      implements OrganizationEvent {}

  record Deleted(OrganizationId organizationId, OrganizationProfile profile, Instant occurredAt)
      implements OrganizationEvent {}
}
