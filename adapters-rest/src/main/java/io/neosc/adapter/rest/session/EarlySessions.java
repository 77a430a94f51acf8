package io.neosc.adapter.rest.session;

import io.micronaut.core.util.clhm.ConcurrentLinkedHashMap;
import io.micronaut.json.JsonMapper;
import io.neosc.adapter.rest.early.EarlyAnswer;
import io.neosc.adapter.rest.early.EarlyBytes;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.wire.Paging;
import io.neosc.application.session.port.in.SessionQueries;
import io.neosc.application.session.port.in.SessionView;
import io.neosc.domain.identity.AccountId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A caller's active sessions from memory, as long as they fit on one page. What the last callers
 * got is kept, and sent again while it would be the same.
 */
@Singleton
final class EarlySessions implements EarlyAnswer {
  private static final int CALLERS = 2_000;

  /** Larger ones are made anew each time: some kilobytes for each caller are enough. */
  private static final int MOST_BYTES = 8_192;

  private final SessionQueries queries;
  private final JsonMapper json;
  private final Map<AccountId, Kept> last =
      new ConcurrentLinkedHashMap.Builder<AccountId, Kept>()
          .maximumWeightedCapacity(CALLERS)
          .build();

  private record Kept(List<SessionView> of, byte[] bytes) {}

  EarlySessions(SessionQueries queries, JsonMapper json) {
    this.queries = queries;
    this.json = json;
  }

  @Override
  public String path() {
    return "/api/sessions/active";
  }

  @Override
  public byte @Nullable [] body(Caller caller) {
    var views = queries.rememberedActiveSessionsOf(caller.accountId()).orElse(null);
    if (views == null || views.size() > Paging.DEFAULT_LIMIT) {
      return null;
    }
    var kept = last.get(caller.accountId());
    if (kept != null && kept.of().equals(views)) {
      return kept.bytes();
    }
    var bytes = EarlyBytes.of(json, views.stream().map(SessionResponse::of).toList());
    if (bytes.length <= MOST_BYTES) {
      last.put(caller.accountId(), new Kept(views, bytes));
    }
    return bytes;
  }
}
