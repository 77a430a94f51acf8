package io.neosc.adapter.rest.request;

import io.micronaut.http.HttpHeaders;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.BiConsumer;

/** The headers that every answer has which brings data of the API, whoever makes it (API-12). */
@Singleton
public final class AnswerHeaders {
  /** Data is never rendered: nothing may be loaded for it. */
  static final String FOR_DATA = "default-src 'none'; frame-ancestors 'none'";

  static final String ONE_YEAR = "max-age=31536000; includeSubDomains";
  static final String NO_STORE = "no-store";

  /** The change stream tells something, or that there is nothing to tell, twice a second. */
  private static final Duration STALE_AFTER = Duration.ofSeconds(2);

  private final CorsSettings cors;

  AnswerHeaders(CorsSettings cors) {
    this.cors = cors;
  }

  /** Whether memory that heard nothing for so long is marked as stale (RE-3). */
  public static boolean stale(Duration silence) {
    return silence.compareTo(STALE_AFTER) > 0;
  }

  /** Those of all answers, whatever they bring. */
  static void tellAlways(BiConsumer<String, String> header) {
    header.accept("X-Content-Type-Options", "nosniff");
    header.accept("Referrer-Policy", "no-referrer");
    header.accept("X-Frame-Options", "DENY");
    header.accept("Cross-Origin-Resource-Policy", "same-origin");
  }

  /** Those of data for a request that names no origin. */
  public void tell(Channel channel, BiConsumer<String, String> header) {
    tellAlways(header);
    header.accept(HeadersFilter.CONTENT_SECURITY_POLICY, FOR_DATA);
    header.accept(HttpHeaders.CACHE_CONTROL, NO_STORE);
    if (!cors.allowedOrigins().isEmpty()) {
      header.accept(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }
    if (channel.pipeline().get(SslHandler.class) != null) {
      header.accept("Strict-Transport-Security", ONE_YEAR);
    }
  }
}
