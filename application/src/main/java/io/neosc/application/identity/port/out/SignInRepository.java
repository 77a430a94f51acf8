package io.neosc.application.identity.port.out;

import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.identity.SignInId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds sign-ins. What was committed before the call is seen. */
public interface SignInRepository {

  Optional<SignIn> find(SignInId id);

  /** All sign-ins of an account that are live at {@code now}, newest first. */
  List<SignIn> liveOf(AccountId account, Instant now);
}
