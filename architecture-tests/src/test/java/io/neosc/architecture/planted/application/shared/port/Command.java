package io.neosc.architecture.planted.application.shared.port;

/** As in the real house. */
public interface Command {
  CommitContext context();
}
