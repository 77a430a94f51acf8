package io.neosc.application.shared.port;

import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/**
 * Makes a line of the level ERROR one of the level CRITICAL (OB-6), which slf4j does not have:
 * something that protects is gone or broken, and people must look at it now.
 */
public final class CriticalMarker {
  public static final Marker MARKER = MarkerFactory.getMarker("CRITICAL");

  private CriticalMarker() {}
}
