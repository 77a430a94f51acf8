package io.neosc.application.organization.port.in;

import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.organization.OrganizationId;
import java.util.Optional;

/** Answers about organizations from memory; exact once the change stream has nothing to tell. */
public interface OrganizationQueries {

  /** Those that the reader may see, newest first: a user sees the own one alone. */
  Page<OrganizationView> organizations(SignIn.State reader, PageRequest page);

  /**
   * @throws io.neosc.domain.organization.OrganizationNotFound if there is none, or not for the
   *     reader
   */
  OrganizationView organization(SignIn.State reader, OrganizationId id);

  /** Its name; its id while this node has not heard of it yet, and when it is gone. */
  String nameOf(OrganizationId id);

  /** The one with this id or exact name. */
  Optional<OrganizationId> named(String idOrName);
}
