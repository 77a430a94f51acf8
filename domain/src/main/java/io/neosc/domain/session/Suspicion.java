package io.neosc.domain.session;

/** Why a session deserves a second look (SE-13). */
public enum Suspicion {
  /** Nobody saw that its tunnel is encrypted. It passes when somebody does. */
  TUNNEL_NOT_ENCRYPTED,

  /** Its sign-in had one factor. */
  NO_SECOND_FACTOR,

  /** Its account had sessions before, and none of them from there. It stays. */
  NEW_ADDRESS,

  /** Its account used two networks at once. It stays. */
  TWO_NETWORKS
}
