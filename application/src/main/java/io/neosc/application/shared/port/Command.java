package io.neosc.application.shared.port;

/** A wish to change something; it names who wishes it. */
public interface Command {
  CommitContext context();
}
