package io.neosc.application.erasure.port.out;

/**
 * Recognises the addresses of erased persons without knowing them: by a keyed hash, whose key lies
 * in the same store. Upper and lower case are the same.
 */
public interface ErasedAddresses {

  /** The hash by which {@code address} is recognised, in lower-case hexadecimal. */
  String hashOf(String address);

  /**
   * Whether somebody with this address was erased, or is being erased.
   *
   * @param typed what somebody typed as an address
   * @throws io.neosc.application.shared.port.StoreUnavailable if nobody can say
   */
  boolean contains(String typed);
}
