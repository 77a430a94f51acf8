package io.neosc.application.organization.port.in;

/** Changes of organizations (ID-17). */
public interface OrganizationCommands {

  /**
   * @throws io.neosc.domain.organization.OrganizationNameTaken if another one has the name, in
   *     whatever case
   */
  OrganizationView create(CreateOrganization command);

  /**
   * Accounts and sign-ins know their organization by its id, so a new name is theirs at once.
   *
   * @throws io.neosc.domain.organization.OrganizationNotFound if there is none with this id
   * @throws io.neosc.domain.organization.OrganizationNameTaken if another one has the name
   */
  OrganizationView change(ChangeOrganization command);

  /**
   * @throws io.neosc.domain.organization.OrganizationNotFound if there is none with this id
   * @throws io.neosc.domain.organization.OrganizationNotEmpty while it has accounts; of a deletion
   *     and an account that joins at the same moment one is refused
   * @throws io.neosc.domain.organization.DefaultOrganization if it is the default one
   */
  void delete(DeleteOrganization command);
}
