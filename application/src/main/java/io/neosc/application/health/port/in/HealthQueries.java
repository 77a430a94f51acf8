package io.neosc.application.health.port.in;

import io.neosc.application.shared.port.PartState;
import java.util.List;

/** How this node and what it needs is (OB-12). Everything is answered from memory. */
public interface HealthQueries {

  /** Each part, by name; what this installation does without is named too. */
  List<PartState> parts();

  /** Whether requests should be sent to this node. */
  Readiness readiness();

  /** Whether the node serves already: before that only its health can be asked. */
  boolean open();

  /** Why requests should not be sent here, or that they should. */
  enum Readiness {
    READY,
    /** It waits for the database, or brings indexes, migrations, first data and memory about. */
    STARTING,
    /** No primary answers. */
    DATABASE_AWAY,
    /** What is answered from memory is not there, or may be old. */
    MEMORY_BEHIND
  }
}
