package io.neosc.application.alert.port.out;

import io.neosc.application.alert.port.in.AlertFilter;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertId;
import java.util.Optional;

/** Finds alerts. What was committed before the call is seen. */
public interface AlertRepository {

  Optional<Alert> find(AlertId id);

  /** The one alert with this fingerprint that is not resolved, if there is one. */
  Optional<Alert> findLive(String fingerprint);

  /** Those that fit, newest first by start and id. */
  Page<Alert.State> page(AlertFilter filter, PageRequest page);
}
