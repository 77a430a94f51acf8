package io.neosc.adapter.websocket;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.neosc.application.live.port.in.Statistics;

/** The counts that everybody sees (SE-14). */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
record StatisticsData(int activeSessions, int totalWorkspaces, int totalUsers) {

  static StatisticsData of(Statistics statistics) {
    return new StatisticsData(
        statistics.activeSessions(), statistics.totalWorkspaces(), statistics.totalUsers());
  }
}
