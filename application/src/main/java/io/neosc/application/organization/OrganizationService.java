package io.neosc.application.organization;

import io.neosc.application.organization.port.in.ChangeOrganization;
import io.neosc.application.organization.port.in.CreateOrganization;
import io.neosc.application.organization.port.in.DeleteOrganization;
import io.neosc.application.organization.port.in.OrganizationCommands;
import io.neosc.application.organization.port.in.OrganizationQueries;
import io.neosc.application.organization.port.in.OrganizationView;
import io.neosc.application.organization.port.out.KnownOrganizations;
import io.neosc.application.organization.port.out.OrganizationRepository;
import io.neosc.application.shared.Deciding;
import io.neosc.application.shared.Paging;
import io.neosc.application.shared.port.BoundExceeded;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.Cursor;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.shared.port.KeyTaken;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.application.shared.port.UniqueKey;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.organization.Organization;
import io.neosc.domain.organization.OrganizationId;
import io.neosc.domain.organization.OrganizationNameTaken;
import io.neosc.domain.organization.OrganizationNotEmpty;
import io.neosc.domain.organization.OrganizationNotFound;
import java.time.InstantSource;
import java.util.Optional;

/** Organizations: made, renamed and deleted through the store, read from memory. */
public final class OrganizationService implements OrganizationCommands, OrganizationQueries {
  private final OrganizationRepository organizations;
  private final KnownOrganizations known;
  private final Commits commits;
  private final IdGenerator ids;
  private final InstantSource clock;

  public OrganizationService(
      OrganizationRepository organizations,
      KnownOrganizations known,
      Commits commits,
      IdGenerator ids,
      InstantSource clock) {
    this.organizations = organizations;
    this.known = known;
    this.commits = commits;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public OrganizationView create(CreateOrganization command) {
    var organization =
        Organization.create(
            new OrganizationId(ids.next(OrganizationId.PREFIX)),
            command.profile(),
            clock.instant());
    store(command.context(), organization);
    return stored(organization.state());
  }

  @Override
  public OrganizationView change(ChangeOrganization command) {
    return Deciding.again(() -> {
      var organization = find(command.organization());
      organization.change(command.wish().apply(organization.state().profile()), clock.instant());
      if (organization.events().isEmpty()) {
        return view(organization.state());
      }
      store(command.context(), organization);
      return stored(organization.state());
    });
  }

  private void store(CommitContext context, Organization organization) {
    try {
      commits.commit(context, organization);
    } catch (KeyTaken taken) {
      if (taken.key() == UniqueKey.ORGANIZATION_NAME) {
        throw new OrganizationNameTaken();
      }
      throw taken;
    }
  }

  @Override
  public void delete(DeleteOrganization command) {
    Deciding.again(() -> {
      var organization = find(command.organization());
      organization.delete(clock.instant());
      try {
        commits.commit(command.context(), organization);
      } catch (BoundExceeded inhabited) {
        throw new OrganizationNotEmpty();
      }
      return organization;
    });
  }

  private Organization find(OrganizationId id) {
    return organizations.find(id).orElseThrow(() -> new OrganizationNotFound(id));
  }

  @Override
  public Page<OrganizationView> organizations(SignIn.State reader, PageRequest page) {
    var visible =
        known.organizations().stream()
            .filter(organization -> visible(reader, organization.id()))
            .toList();
    return Paging.of(visible, page, state -> new Cursor(state.createdAt(), state.key()))
        .map(this::view);
  }

  @Override
  public OrganizationView organization(SignIn.State reader, OrganizationId id) {
    return Optional.of(id)
        .filter(wanted -> visible(reader, wanted))
        .flatMap(known::organization)
        .map(this::view)
        .orElseThrow(() -> new OrganizationNotFound(id));
  }

  private static boolean visible(SignIn.State reader, OrganizationId id) {
    return reader.role().seesEverything() || reader.organizationId().equals(id);
  }

  @Override
  public String nameOf(OrganizationId id) {
    return known.organization(id).map(Organization.State::name).orElse(id.value());
  }

  @Override
  public Optional<OrganizationId> named(String idOrName) {
    return known.organizations().stream()
        .filter(o -> o.id().value().equals(idOrName) || o.name().equals(idOrName))
        .map(Organization.State::id)
        .findFirst();
  }

  private OrganizationView stored(Organization.State changed) {
    return view(changed.atVersion(changed.version() + 1));
  }

  private OrganizationView view(Organization.State organization) {
    return new OrganizationView(
        organization, known.accountsIn(organization.id()), known.workspacesIn(organization));
  }
}
