package io.neosc.bootstrap;

import io.neosc.application.identity.port.in.AccountCommands;
import io.neosc.application.identity.port.in.CreateAccount;
import io.neosc.bootstrap.config.Use;
import io.neosc.domain.identity.Role;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code neosc admin create}: one more admin (ID-16). */
@Command(
    name = "create",
    description =
        "Makes an account with the role admin, directly on the database. The password is asked"
            + " for, unless an option says where it is.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  neosc admin create --email me@example.org",
      "  neosc admin create --email me@example.org --name 'Me' --generate-password",
      "  pass show neosc | neosc admin create --email me@example.org --password-stdin --json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the admin is there",
      "1:MongoDB does not answer",
      "2:wrong options or configuration",
      "3:the address is taken, or the password is not acceptable"
    })
final class AdminCreateCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Spec @Nullable CommandSpec spec;
  @Mixin AddressOption address = new AddressOption();
  @Mixin PasswordOptions passwords = new PasswordOptions();
  @Mixin JsonOption json = new JsonOption();
  @Mixin DevelopmentOption development = new DevelopmentOption();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "Administrator",
      description = "What the admin is called; default: ${DEFAULT-VALUE}.")
  String name = "Administrator";

  AdminCreateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var command = Objects.requireNonNull(spec).commandLine();
    var email = address.email(command);
    var chosen = passwords.choose(surroundings.terminal(), command);
    var account =
        DatabaseWork.run(
            surroundings,
            development.orElse(Use.DATABASE),
            beans ->
                beans
                    .getBean(AccountCommands.class)
                    .create(
                        new CreateAccount(
                            DatabaseWork.commandLine(),
                            email,
                            chosen.password(),
                            name,
                            Role.ADMIN,
                            null)));
    AccountDone.tell("created", account, chosen, json, command);
    return 0;
  }
}
