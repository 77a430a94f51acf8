package io.neosc.application.shared.port;

/**
 * Who commits under this fence was overtaken: somebody else holds the lease by now, or did. Nothing
 * of the commit was stored, and nothing under this fence ever will be.
 */
public final class FencedOff extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Fence fence;

  public FencedOff(Fence fence) {
    super(
        "the lease " + fence.name() + " has a later holder than " + fence.token(),
        null,
        false,
        false);
    this.fence = fence;
  }

  public Fence fence() {
    return fence;
  }
}
