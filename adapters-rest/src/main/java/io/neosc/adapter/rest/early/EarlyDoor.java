package io.neosc.adapter.rest.early;

import io.neosc.adapter.rest.limit.Allowance;
import io.neosc.adapter.rest.limit.Allowances;
import io.neosc.adapter.rest.metrics.RequestMetrics;
import io.neosc.adapter.rest.request.AnswerHeaders;
import io.neosc.adapter.rest.request.ConnectionAddress;
import io.neosc.adapter.rest.request.RequestIds;
import io.neosc.adapter.rest.security.Caller;
import io.neosc.adapter.rest.security.Callers;
import io.neosc.application.health.port.in.HealthQueries;
import io.neosc.application.live.port.in.LiveQueries;
import io.neosc.application.session.port.in.PresenceCommands;
import io.neosc.domain.shared.IpAddress;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers reads from memory before the framework's router (PE-1): a plain GET of one of the {@link
 * EarlyAnswer}s' paths by a caller of whose sign-in memory is certain (ID-8), whom no lock hits
 * (SE-12) and who has requests left in his minute (API-8), while memory is up to date (RE-3). The
 * answer is the router's to the byte, and is counted, timed and traced as the router's are.
 * Everything else, each refusal among it, is the router's.
 */
@Singleton
public final class EarlyDoor {
  private static final Logger LOG = LoggerFactory.getLogger(EarlyDoor.class);
  private static final String GET = HttpMethod.GET.name();
  private static final DefaultHttpHeadersFactory OUR_OWN =
      DefaultHttpHeadersFactory.headersFactory().withValidation(false);

  private final Map<String, EarlyAnswer> answers;
  private final Callers callers;
  private final Allowances allowances;
  private final HealthQueries health;
  private final LiveQueries live;
  private final PresenceCommands presence;
  private final RequestMetrics metrics;
  private final ConnectionAddress addresses;
  private final AnswerHeaders headers;

  EarlyDoor(
      List<EarlyAnswer> answers,
      Callers callers,
      Allowances allowances,
      HealthQueries health,
      LiveQueries live,
      PresenceCommands presence,
      RequestMetrics metrics,
      ConnectionAddress addresses,
      AnswerHeaders headers) {
    this.answers =
        answers.stream()
            .collect(Collectors.toUnmodifiableMap(EarlyAnswer::path, Function.identity()));
    this.callers = callers;
    this.allowances = allowances;
    this.health = health;
    this.live = live;
    this.presence = presence;
    this.metrics = metrics;
    this.addresses = addresses;
    this.headers = headers;
  }

  /** What answers on one connection; to be put before the framework's own handler. */
  public ChannelHandler forConnection() {
    return new EarlyHandler(this);
  }

  /** The answer; null if the router has to give one. */
  @Nullable FullHttpResponse answer(HttpRequest request, Channel channel) {
    var begun = System.nanoTime();
    var answer = answers.get(request.uri());
    if (answer == null
        || !request.method().name().equals(GET)
        || !request.protocolVersion().equals(HttpVersion.HTTP_1_1)
        || !EarlyHeaders.harmless(request)
        || !health.open()
        || AnswerHeaders.stale(live.silence())) {
      return null;
    }
    try {
      return answer(answer, request, channel, begun);
    } catch (RuntimeException e) {
      LOG.debug("The router answers what could not be answered early", e);
      return null;
    }
  }

  private @Nullable FullHttpResponse answer(
      EarlyAnswer answer, HttpRequest request, Channel channel, long begun) {
    var address = addresses.of(channel, request.headers());
    var caller = caller(request, address);
    var body = caller == null ? null : answer.body(caller);
    if (caller == null || body == null || EarlyHeaders.compressible(request, body)) {
      return null;
    }
    // Last: who has none left is refused by the router, which then takes none either.
    var allowance = allowances.ofSignedIn(answer.path(), caller, address::network);
    if (!allowance.granted()) {
      return null;
    }
    presence.called(caller.accountId());
    var response = response(request, channel, body, allowance);
    metrics.answered(answer.path(), GET, HttpResponseStatus.OK.code(), System.nanoTime() - begun);
    return response;
  }

  private @Nullable Caller caller(HttpRequest request, IpAddress address) {
    var credentials = request.headers().getAll(HttpHeaderNames.AUTHORIZATION);
    return credentials.size() == 1 ? callers.remembered(credentials.getFirst(), address) : null;
  }

  private FullHttpResponse response(
      HttpRequest request, Channel channel, byte[] body, Allowance allowance) {
    var response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.OK,
            Unpooled.wrappedBuffer(body),
            OUR_OWN.newHeaders(),
            EmptyHttpHeaders.INSTANCE);
    HttpHeaders all = response.headers();
    all.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
    all.set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
    allowance.tell((name, value) -> all.set(name, value));
    headers.tell(channel, (name, value) -> all.set(name, value));
    var given = request.headers();
    RequestIds.of(given.get(RequestIds.TRACEPARENT_HEADER), given.get(RequestIds.REQUEST_ID_HEADER))
        .tell((name, value) -> all.set(name, value));
    return response;
  }
}
