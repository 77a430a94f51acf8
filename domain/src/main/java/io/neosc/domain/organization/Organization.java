package io.neosc.domain.organization;

import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.AggregateState;
import java.time.Instant;

/**
 * What accounts belong to, each account to exactly one (ID-17). Its name is unique without regard
 * to case. It can be deleted once it has no accounts, and then nobody joins it any more; the
 * default organization is never deleted.
 */
public final class Organization extends AggregateRoot<Organization.State, OrganizationEvent> {
  private static final String DEFAULT_NAME = "Default";

  /** An organization at one moment. */
  public record State(
      OrganizationId id,
      OrganizationProfile profile,
      Instant createdAt,
      Instant updatedAt,
      long version)
      implements AggregateState<State> {

    @Override
    public String key() {
      return id.value();
    }

    @Override
    public State atVersion(long newVersion) {
      return new State(id, profile, createdAt, updatedAt, newVersion);
    }

    public String name() {
      return profile.name();
    }
  }

  private Organization(State state) {
    super(state);
  }

  public static Organization from(State state) {
    return new Organization(state);
  }

  public static Organization create(OrganizationId id, OrganizationProfile profile, Instant now) {
    var organization = new Organization(new State(id, profile, now, now, 0));
    organization.raise(new OrganizationEvent.Created(id, profile, now));
    return organization;
  }

  /** The one that is there from the first start on; it has no domain until somebody gives one. */
  public static Organization initial(Instant now) {
    return create(OrganizationId.DEFAULT, new OrganizationProfile(DEFAULT_NAME, null), now);
  }

  /** Asking for what is so already changes nothing. */
  public void change(OrganizationProfile wanted, Instant now) {
    var before = state().profile();
    if (!before.equals(wanted)) {
      change(
          new State(state().id(), wanted, state().createdAt(), now, state().version()),
          new OrganizationEvent.Changed(state().id(), before, wanted, now));
    }
  }

  /**
   * Deletes it; its commit is refused while it has accounts, and from then on none joins.
   *
   * @throws DefaultOrganization if it is the default one
   */
  public void delete(Instant now) {
    if (state().id().equals(OrganizationId.DEFAULT)) {
      throw new DefaultOrganization();
    }
    claim(Membership.closing(state().id()));
    remove(new OrganizationEvent.Deleted(state().id(), state().profile(), now));
  }
}
