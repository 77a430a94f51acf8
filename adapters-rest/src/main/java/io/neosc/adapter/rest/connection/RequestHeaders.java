package io.neosc.adapter.rest.connection;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;

/**
 * Headers that remember whether the decoder took a Content-Length out of them. It does so where a
 * Transfer-Encoding contradicts it, and afterwards nobody else can tell (RFC 9112 section 6.3).
 */
final class RequestHeaders extends DefaultHttpHeaders {
  static final HttpHeadersFactory FACTORY =
      new HttpHeadersFactory() {
        @Override
        public HttpHeaders newHeaders() {
          return new RequestHeaders();
        }

        @Override
        public HttpHeaders newEmptyHeaders() {
          return new RequestHeaders();
        }
      };

  private boolean lengthDropped;

  RequestHeaders() {
    super(true);
  }

  @Override
  public HttpHeaders remove(CharSequence name) {
    lengthDropped |= HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name);
    return super.remove(name);
  }

  boolean lengthDropped() {
    return lengthDropped;
  }
}
