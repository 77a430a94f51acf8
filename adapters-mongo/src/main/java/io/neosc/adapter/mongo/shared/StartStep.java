package io.neosc.adapter.mongo.shared;

/** Something that is brought about at start, before anything else is asked of the store. */
public interface StartStep {

  /**
   * Does it, or finds it done. Safe on several nodes at once and after an interruption; errors of
   * the driver mean that it is to be tried again.
   *
   * @throws io.neosc.application.shared.port.StoreUnusable if trying again would not help
   */
  void run();
}
