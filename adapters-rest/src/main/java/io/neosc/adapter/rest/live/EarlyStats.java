package io.neosc.adapter.rest.live;

import io.micronaut.json.JsonMapper;
import io.neosc.adapter.rest.early.EarlyAnswer;
import io.neosc.adapter.rest.early.EarlyBytes;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.live.port.in.Statistics;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** {@link StatsController} from memory; the same bytes as long as no count changes. */
@Singleton
final class EarlyStats implements EarlyAnswer {
  private final LiveQueries live;
  private final JsonMapper json;
  private volatile @Nullable Kept last;

  private record Kept(Statistics of, byte[] bytes) {}

  EarlyStats(LiveQueries live, JsonMapper json) {
    this.live = live;
    this.json = json;
  }

  @Override
  public String path() {
    return "/api/stats";
  }

  @Override
  public byte[] body(Caller caller) {
    var statistics = live.statistics();
    var kept = last;
    if (kept == null || !kept.of().equals(statistics)) {
      kept = new Kept(statistics, EarlyBytes.of(json, StatsResponse.of(statistics)));
      last = kept;
    }
    return kept.bytes();
  }
}
