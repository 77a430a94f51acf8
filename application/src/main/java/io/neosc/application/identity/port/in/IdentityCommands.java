package io.neosc.application.identity.port.in;

/** Accounts and sign-ins (spec 02). Passwords are hashed on a bounded pool. */
public interface IdentityCommands {

  /**
   * Whether people may make accounts for themselves at all, whatever they send (API-16).
   *
   * @throws io.neosc.domain.identity.RegistrationClosed if it is switched off
   */
  void requireRegistrationOpen();

  /**
   * Makes an account with role user and signs it in.
   *
   * @throws io.neosc.domain.identity.RegistrationClosed if it is switched off
   * @throws io.neosc.domain.identity.EmailTaken if the address is in use, in whatever case
   * @throws PasswordRejected if the password is too short or too long
   * @throws io.neosc.domain.lock.LockInForce if newcomers, or this address, are locked
   */
  SignedIn register(Register command);

  /**
   * Opens a sign-in. Every failure looks the same and takes the same time (ID-3); the audit entry
   * alone knows the reason.
   *
   * @throws io.neosc.domain.identity.CredentialsRefused if it fails
   * @throws io.neosc.domain.lock.LockInForce if the password is right and a lock hits the account,
   *     its role or the address
   */
  SignedIn login(Login command);

  /**
   * Replaces a refresh token by a new one. A replaced one that comes again ends its sign-in.
   *
   * @throws io.neosc.domain.identity.CredentialsRefused if the token is not good
   * @throws io.neosc.domain.lock.LockInForce if it is good and a lock hits; it stays good
   */
  SignedIn refresh(Refresh command);

  /** Revokes the caller's sign-in and ends all active sessions of its account; says how many. */
  int logout(Logout command);

  /**
   * @throws io.neosc.domain.identity.WrongPassword if {@code current} is not the password
   * @throws PasswordRejected if the new one is not acceptable
   */
  void changePassword(ChangePassword command);
}
