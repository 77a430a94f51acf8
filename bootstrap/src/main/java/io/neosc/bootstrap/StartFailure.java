package io.neosc.bootstrap;

import io.neosc.application.shared.port.StoreUnavailable;
import io.neosc.application.shared.port.StoreUnusable;
import io.neosc.domain.shared.DomainException;
import io.neosc.mongod.MongodFailed;
import io.neosc.mongod.MongodNotFound;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import org.jspecify.annotations.Nullable;

/**
 * Why NeoSC does not run: a sentence when the reason is known, the whole failure when it is not.
 */
sealed interface StartFailure {
  /** Something for people to change; no stack trace would help them. */
  record Known(String message, int exitCode) implements StartFailure {}

  record Unknown(Throwable failure) implements StartFailure {}

  int CONFIGURATION = 2;
  int FAILED = 1;

  /** Of a command that a rule of the product forbids as things are. */
  int REFUSED = 3;

  /** A message of an illegal argument that begins with a key is about configuration. */
  static StartFailure of(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      var known =
          switch (cause) {
            case StartRefused refused -> new Known(message(refused), CONFIGURATION);
            case IllegalArgumentException wrong when message(wrong).startsWith("neosc.") ->
                new Known(message(wrong), CONFIGURATION);
            case UncheckedIOException file -> new Known(unusable(file), FAILED);
            case StoreUnusable unusable -> new Known(message(unusable), CONFIGURATION);
            case BindException _ ->
                new Known(
                    "The port is taken: stop the other program, or set STATUS_PORT to another.",
                    CONFIGURATION);
            case DomainException refusal -> new Known(message(refusal), REFUSED);
            case StoreUnavailable _ ->
                new Known("MongoDB does not answer; nothing is known to be changed.", FAILED);
            case DatabaseWork.StoreSilent silent -> new Known(message(silent), FAILED);
            case MongodNotFound missing -> new Known(message(missing), FAILED);
            case MongodFailed failed -> new Known(message(failed), FAILED);
            default -> null;
          };
      if (known != null) {
        return known;
      }
    }
    return new Unknown(failure);
  }

  private static String unusable(UncheckedIOException file) {
    var cause = file.getCause();
    return message(file) + (cause == null ? "" : ": " + message(cause));
  }

  private static String message(Throwable cause) {
    return String.valueOf(cause.getMessage());
  }

  /** Tells it and gives the exit code. */
  default int report(PrintWriter messages) {
    return switch (this) {
      case Known(var message, var exitCode) -> {
        messages.println("neosc: " + message);
        messages.flush();
        yield exitCode;
      }
      case Unknown(var failure) -> {
        messages.println("neosc: it failed in a way that nobody expected:");
        failure.printStackTrace(messages);
        messages.flush();
        yield FAILED;
      }
    };
  }
}
