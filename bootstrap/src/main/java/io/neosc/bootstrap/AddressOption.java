package io.neosc.bootstrap;

import io.neosc.domain.identity.EmailAddress;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that names an account. */
final class AddressOption {
  @Option(
      names = "--email",
      required = true,
      paramLabel = "ADDRESS",
      description = "The e-mail address of the account.")
  String text = "";

  /**
   * @throws ParameterException if it is not an address
   */
  EmailAddress email(CommandLine command) {
    if (!EmailAddress.valid(text)) {
      throw new ParameterException(command, "--email is an e-mail address.");
    }
    return new EmailAddress(text);
  }
}
