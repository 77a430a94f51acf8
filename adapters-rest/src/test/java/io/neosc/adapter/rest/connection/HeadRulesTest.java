package io.neosc.adapter.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("RFC 3986, RFC 9112: request targets")
final class HeadRulesTest {

  @Test
  void ordinaryTargetsAreFineAndTheFrameworkReadsThem() {
    for (var target :
        List.of(
            "/",
            "/api/workspaces/ws-a%20b?limit=1&a[]=x&q=%C3%A5:;@!$'()*,=~",
            "/a:b/..;/%00/%ff",
            "/?a=?/",
            "http://example.org/api?x=1",
            "https://example.org")) {
      assertThat(HeadRules.wellFormed(HttpMethod.GET, target)).as(target).isTrue();
      assertThat(URI.create(target)).isNotNull();
    }
    assertThat(HeadRules.wellFormed(HttpMethod.OPTIONS, "*")).isTrue();
  }

  @Test
  void othersAreRefused() {
    for (var target :
        List.of(
            "",
            "*",
            "x",
            "example.org:443",
            "//example.org/api/auth/me",
            "///",
            "/%",
            "/%z",
            "/%zz",
            "/a%2",
            "/x?y=%zz",
            "/a|b",
            "/a b",
            "/a\\b",
            "/{id}",
            "/a[0]",
            "/\"",
            "/<script>",
            "/#top",
            "/?x#top",
            "/\u00e5",
            "/\u202e",
            "/\u0000",
            "/\r\nX: y",
            "http://",
            "http:///path",
            "http://example.org//api",
            "http://example.org/#x",
            "http://[::1",
            "ftp://example.org/")) {
      assertThat(HeadRules.wellFormed(HttpMethod.GET, target)).as(target).isFalse();
    }
  }
}
