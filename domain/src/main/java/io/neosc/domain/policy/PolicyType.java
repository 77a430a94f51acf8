package io.neosc.domain.policy;

/** What a policy is about (PO-1). */
public enum PolicyType {
  ACCESS,
  NETWORK,
  SESSION
}
