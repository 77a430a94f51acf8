package io.neosc.domain.alert;

/** The statuses there are (AL-5). */
public enum AlertStatus {
  PENDING,
  FIRING,
  ACKNOWLEDGED,
  RESOLVED
}
