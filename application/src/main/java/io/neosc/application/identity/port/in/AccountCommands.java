package io.neosc.application.identity.port.in;

import io.neosc.domain.identity.Account;

/**
 * The administration of accounts (ID-14), by an admin or, without an actor, by the command line.
 * Every change leaves its entry with before and after. Of requests at the same moment, on whichever
 * nodes, none leaves the installation without an admin who can sign in.
 */
public interface AccountCommands {

  /**
   * Makes an account for somebody.
   *
   * @throws PasswordRejected if the password is not acceptable
   * @throws io.neosc.domain.identity.EmailTaken if the address is in use, in whatever case
   * @throws io.neosc.domain.organization.UnknownOrganization if there is no such organization
   */
  Account.State create(CreateAccount command);

  /**
   * Changes an account. Another role and disabling end its sign-ins in the same commit, and
   * disabling its sessions too; a new name or organization is in its sign-ins when this returns.
   *
   * @throws io.neosc.domain.identity.AccountNotFound if there is none with this id
   * @throws io.neosc.domain.identity.OwnAccount if the caller would demote or disable itself
   * @throws io.neosc.domain.identity.LastAdmin if nobody were left who can administer
   * @throws io.neosc.domain.organization.UnknownOrganization if there is no such organization
   */
  Account.State change(ChangeAccount command);

  /**
   * Deletes an account with its sign-ins and sessions. Its address is free again, its id never; its
   * audit entries stay.
   *
   * @throws io.neosc.domain.identity.AccountNotFound if there is none with this id
   * @throws io.neosc.domain.identity.OwnAccount if it is the caller's own
   * @throws io.neosc.domain.identity.LastAdmin if nobody were left who can administer
   */
  void delete(DeleteAccount command);

  /**
   * Ends all sign-ins that the account has now and says how many. Its sessions go on.
   *
   * @throws io.neosc.domain.identity.AccountNotFound if there is none with this id
   */
  int revokeTokens(RevokeTokens command);

  /**
   * Gives the account with this address another password and ends its sign-ins.
   *
   * @throws PasswordRejected if the password is not acceptable
   * @throws io.neosc.domain.identity.AccountNotFound if there is none with this address
   */
  Account.State resetPassword(ResetPassword command);
}
