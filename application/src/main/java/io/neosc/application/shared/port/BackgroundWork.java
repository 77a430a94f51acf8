package io.neosc.application.shared.port;

/** What goes on for as long as the process does, on a thread of its own. */
public interface BackgroundWork {

  /** Begins, on that thread; to be called once. */
  void start();

  /** When the thread has ended: leaves the work to another node at once, if it can be told. */
  void end();
}
