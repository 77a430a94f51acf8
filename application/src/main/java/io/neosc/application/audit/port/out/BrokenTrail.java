package io.neosc.application.audit.port.out;

/** Who is to be told that the trail is not what it was. */
@FunctionalInterface
public interface BrokenTrail {

  /**
   * @param chain whose
   * @param kind in lower case with underscores, such as {@code cut}
   * @param seq the place where it was seen
   */
  void found(String chain, String kind, long seq);
}
