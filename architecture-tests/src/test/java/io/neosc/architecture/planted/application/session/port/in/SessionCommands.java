package io.neosc.architecture.planted.application.session.port.in;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** A command that is a bare id: nobody asked for it. */
@Breaks(17)
public interface SessionCommands {
  void end(String sessionId);
}
