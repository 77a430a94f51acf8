package io.neosc.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.adapter.rest.testing.TestServer;
import io.neosc.domain.identity.Role;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("API-8, ID-13: the client's address in what is written down")
final class ClientAddressTest {

  private static String auditedAddress(TestServer server, String header, String value) {
    var email = server.account(Role.USER).email().value();
    server
        .post("/api/auth/login")
        .header(header, value)
        .json("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, TestServer.PASSWORD))
        .send()
        .is(200);
    var personal = server.app.store.entries().getLast().personal();
    return Objects.requireNonNull(Objects.requireNonNull(personal).ipAddress());
  }

  @Test
  @DisplayName("without trusted proxies no header changes it")
  void forgedHeadersChangeNothing() {
    try (var server = TestServer.start()) {
      for (var header :
          new String[] {
            "X-Forwarded-For", "Forwarded", "X-Real-IP", "Client-IP", "True-Client-IP"
          }) {
        assertThat(auditedAddress(server, header, "198.51.100.7")).isEqualTo("127.0.0.1");
        assertThat(auditedAddress(server, header, "for=198.51.100.7")).isEqualTo("127.0.0.1");
      }
    }
  }

  @Test
  @DisplayName("a trusted proxy is believed, through its one header alone")
  void trustedProxyIsBelieved() {
    try (var server = TestServer.start(Map.of("neosc.trusted-proxies", "127.0.0.0/8,::1"))) {
      assertThat(auditedAddress(server, "X-Forwarded-For", "1.1.1.1, 198.51.100.7"))
          .isEqualTo("198.51.100.7");
      assertThat(auditedAddress(server, "X-Forwarded-For", "2001:db8::1, nonsense"))
          .isEqualTo("127.0.0.1");
      assertThat(auditedAddress(server, "Forwarded", "for=198.51.100.7")).isEqualTo("127.0.0.1");
      assertThat(auditedAddress(server, "X-Real-IP", "198.51.100.7")).isEqualTo("127.0.0.1");
    }
    var forwarded =
        Map.<String, Object>of(
            "neosc.trusted-proxies", "127.0.0.1", "neosc.proxy-header", "forwarded");
    try (var server = TestServer.start(forwarded)) {
      assertThat(auditedAddress(server, "Forwarded", "for=\"[2001:db8::7]:1\";proto=https"))
          .isEqualTo("2001:db8::7");
      assertThat(auditedAddress(server, "X-Forwarded-For", "198.51.100.7")).isEqualTo("127.0.0.1");
    }
  }
}
