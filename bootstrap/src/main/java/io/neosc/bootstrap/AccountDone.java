package io.neosc.bootstrap;

import io.neosc.domain.identity.Account;
import java.util.LinkedHashMap;
import java.util.Locale;
import picocli.CommandLine;

/** What a command tells of an account that it made or changed. */
final class AccountDone {
  private AccountDone() {}

  /** The account on stdout as JSON if it is wanted; a password that was made, in either case. */
  static void tell(
      String what,
      Account.State account,
      PasswordOptions.Chosen chosen,
      JsonOption json,
      CommandLine command) {
    var messages = command.getErr();
    messages.println(
        "neosc: %s %s: %s".formatted(account.email().value(), what, account.id().value()));
    messages.flush();
    if (json.wanted) {
      var data = new LinkedHashMap<String, Object>();
      data.put("id", account.id().value());
      data.put("email", account.email().value());
      data.put("name", account.name());
      data.put("role", account.role().name().toLowerCase(Locale.ROOT));
      if (chosen.generated()) {
        data.put("password", chosen.password());
      }
      JsonOption.print(data, command.getOut());
    } else if (chosen.generated()) {
      command.getOut().println(chosen.password());
      command.getOut().flush();
    }
  }
}
