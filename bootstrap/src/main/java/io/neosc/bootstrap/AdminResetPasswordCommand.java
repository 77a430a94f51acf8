package io.neosc.bootstrap;

import io.neosc.application.identity.port.in.AccountCommands;
import io.neosc.application.identity.port.in.ResetPassword;
import io.neosc.bootstrap.config.Use;
import io.neosc.domain.identity.EmailAddress;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code neosc admin reset-password}: a new password for somebody who lost theirs. */
@Command(
    name = "reset-password",
    description =
        "Gives an account another password, directly on the database, and ends its sign-ins. The"
            + " password is asked for, unless an option says where it is.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  neosc admin reset-password --email me@example.org",
      "  neosc admin reset-password --email me@example.org --generate-password --yes",
      "  pass show neosc | neosc admin reset-password --email me@example.org --password-stdin --yes"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the account has its new password, and its sign-ins are over",
      "1:MongoDB does not answer",
      "2:wrong options or configuration, or it was not confirmed",
      "3:there is no such account, or the password is not acceptable"
    })
final class AdminResetPasswordCommand implements Callable<Integer> {
  private static final Set<String> AGREEMENT = Set.of("y", "yes");

  private final Surroundings surroundings;
  @Spec @Nullable CommandSpec spec;
  @Mixin AddressOption address = new AddressOption();
  @Mixin PasswordOptions passwords = new PasswordOptions();
  @Mixin JsonOption json = new JsonOption();
  @Mixin DevelopmentOption development = new DevelopmentOption();

  @Option(names = "--yes", description = "Does not ask whether the sign-ins may end.")
  boolean agreed;

  AdminResetPasswordCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var command = Objects.requireNonNull(spec).commandLine();
    var email = address.email(command);
    requireAgreement(email, command);
    var chosen = passwords.choose(surroundings.terminal(), command);
    var account =
        DatabaseWork.run(
            surroundings,
            development.orElse(Use.DATABASE),
            beans ->
                beans
                    .getBean(AccountCommands.class)
                    .resetPassword(
                        new ResetPassword(DatabaseWork.commandLine(), email, chosen.password())));
    AccountDone.tell("has a new password", account, chosen, json, command);
    return 0;
  }

  private void requireAgreement(EmailAddress email, CommandLine command) {
    if (agreed) {
      return;
    }
    var terminal = surroundings.terminal();
    if (!terminal.attended()) {
      throw new ParameterException(
          command, "This ends every sign-in of the account: say --yes if nobody can be asked.");
    }
    var answer = terminal.ask("Every sign-in of " + email.value() + " ends. Go on? [y/N] ");
    if (!AGREEMENT.contains(answer.strip().toLowerCase(Locale.ROOT))) {
      throw new ParameterException(command, "It was not confirmed; nothing was changed.");
    }
  }
}
