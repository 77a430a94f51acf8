package io.neosc.application.audit.port.out;

/** How far the receiver of checkpoints has them, for all nodes, durably (AU-8). */
public interface DeliveryPlace {

  /**
   * The place in the chain of the last checkpoint that was delivered; 0 before the first.
   *
   * @throws io.neosc.application.shared.port.StoreUnavailable if the store is away
   */
  long delivered();

  /**
   * Remembers it, unless a later one is remembered.
   *
   * @throws io.neosc.application.shared.port.StoreUnavailable if it may be remembered or not
   */
  void delivered(long seq);
}
