package io.neosc.application.shared.port;

/** A part of this installation that can say how it is (OB-12). */
public interface Probe {

  /** How it is, from memory: this never blocks and never throws. */
  PartState state();
}
