package io.neosc.application.session.port.in;

/** What this node does for sessions whose time is over; from memory. */
public interface SweepQueries {

  /** Whether this node is the one that sweeps, as far as it knows. */
  boolean sweeping();

  /** How many sweeps this node has done since its start. */
  long sweeps();
}
