package io.neosc.application.alert.port.in;

import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertId;

/** Reads alerts. */
public interface AlertQueries {

  /** Those that fit, newest first by start and id. */
  Page<Alert.State> alerts(AlertFilter filter, PageRequest page);

  /**
   * @throws io.neosc.domain.alert.AlertNotFound if there is no such alert
   */
  Alert.State alert(AlertId id);
}
