package io.neosc.application.apikey.port.in;

/** API keys, to be made and ended (ID-15). */
public interface ApiKeyCommands {

  /**
   * Makes a key of 256 random bits.
   *
   * @throws io.neosc.domain.apikey.ApiKeyExpired if its end is not in the future
   */
  CreatedApiKey create(CreateApiKey command);

  /**
   * Ends a key at once on this node and within a second on all others. Ending it again changes
   * nothing.
   *
   * @throws io.neosc.domain.apikey.ApiKeyNotFound if there is none
   */
  void revoke(RevokeApiKey command);
}
