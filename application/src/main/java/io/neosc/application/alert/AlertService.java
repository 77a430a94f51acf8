package io.neosc.application.alert;

import io.neosc.application.alert.port.in.AlertFilter;
import io.neosc.application.alert.port.in.AlertQueries;
import io.neosc.application.alert.port.out.AlertRepository;
import io.neosc.application.shared.port.Page;
import io.neosc.application.shared.port.PageRequest;
import io.neosc.domain.alert.Alert;
import io.neosc.domain.alert.AlertId;
import io.neosc.domain.alert.AlertNotFound;

/** Reads alerts. */
public final class AlertService implements AlertQueries {
  private final AlertRepository alerts;

  public AlertService(AlertRepository alerts) {
    this.alerts = alerts;
  }

  @Override
  public Page<Alert.State> alerts(AlertFilter filter, PageRequest page) {
    return alerts.page(filter, page);
  }

  @Override
  public Alert.State alert(AlertId id) {
    return alerts.find(id).map(Alert::state).orElseThrow(() -> new AlertNotFound(id));
  }
}
