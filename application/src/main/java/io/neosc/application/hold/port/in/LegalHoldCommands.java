package io.neosc.application.hold.port.in;

import io.neosc.domain.hold.LegalHold;

/** Legal holds, to be placed and lifted (AU-11). */
public interface LegalHoldCommands {

  /**
   * Places one. From the answer on nothing that it keeps leaves the database, on whichever node;
   * what had left before stays in the archive alone.
   *
   * @throws io.neosc.domain.hold.TooManyLegalHolds if there are as many as there may be
   */
  LegalHold.State place(PlaceLegalHold command);

  /**
   * Lifts one. What it kept leaves with the next archiving.
   *
   * @throws io.neosc.domain.hold.LegalHoldNotFound if there is none
   */
  void lift(LiftLegalHold command);
}
