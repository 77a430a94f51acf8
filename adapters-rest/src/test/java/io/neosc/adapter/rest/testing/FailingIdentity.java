package io.neosc.adapter.rest.testing;

import io.neosc.application.identity.port.in.ChangePassword;
import io.neosc.application.identity.port.in.IdentityCommands;
import io.neosc.application.identity.port.in.Login;
import io.neosc.application.identity.port.in.Logout;
import io.neosc.application.identity.port.in.Refresh;
import io.neosc.application.identity.port.in.Register;
import io.neosc.application.identity.port.in.SignedIn;

/** Does nothing but fail. */
record FailingIdentity(RuntimeException failure) implements IdentityCommands {

  @Override
  public void requireRegistrationOpen() {
    throw failure;
  }

  @Override
  public SignedIn register(Register command) {
    throw failure;
  }

  @Override
  public SignedIn login(Login command) {
    throw failure;
  }

  @Override
  public SignedIn refresh(Refresh command) {
    throw failure;
  }

  @Override
  public int logout(Logout command) {
    throw failure;
  }

  @Override
  public void changePassword(ChangePassword command) {
    throw failure;
  }
}
