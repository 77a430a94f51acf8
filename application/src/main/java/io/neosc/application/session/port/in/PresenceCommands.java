package io.neosc.application.session.port.in;

import io.neosc.domain.identity.AccountId;

/** That an account is there: a sign of life of its active sessions (SE-9). */
public interface PresenceCommands {

  /**
   * The account called. Never blocks; of several calls within a second the first counts. It reaches
   * the store within a second.
   */
  void called(AccountId account);
}
