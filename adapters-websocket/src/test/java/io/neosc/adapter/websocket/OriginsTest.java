package io.neosc.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("LI-2: the origins that may open a stream")
class OriginsTest {
  private final Origins origins =
      new Origins(
          new LiveSettings(
              Duration.ofSeconds(15),
              List.of("https://Portal.example.org", "http://localhost:5173"),
              Duration.ofSeconds(10)));

  @ParameterizedTest(name = "{0} asking {1}: {2}")
  @CsvSource(
      nullValues = "none",
      value = {
        "none,                              neosc.example.org,      true",
        "https://neosc.example.org,         neosc.example.org,      true",
        "https://neosc.example.org,         neosc.example.org:443,  true",
        "http://neosc.example.org:8080,     neosc.example.org:8080, true",
        "http://[::1]:8080,                 [::1]:8080,             true",
        "HTTPS://NEOSC.example.org,         neosc.EXAMPLE.org,      true",
        "https://portal.example.org,        neosc.example.org,      true",
        "http://localhost:5173,             localhost:8080,         true",
        "http://localhost:5174,             localhost:8080,         false",
        "https://evil.example.org,          neosc.example.org,      false",
        "https://neosc.example.org.evil.eu, neosc.example.org,      false",
        "https://evil.eu/neosc.example.org, neosc.example.org,      false",
        "https://evil.eu@neosc.example.org, neosc.example.org,      false",
        "https://neosc.example.org:8443,    neosc.example.org,      false",
        "file://neosc.example.org,          neosc.example.org,      false",
        "null,                              neosc.example.org,      false",
        "https://neosc.example.org,         none,                   false",
        "https://neosc.example.org,         not a host,             false",
        "'',                                neosc.example.org,      false",
        "'http://a b',                      neosc.example.org,      false",
      })
  void decides(String origin, String host, boolean allowed) {
    assertThat(origins.allow(origin, host)).isEqualTo(allowed);
  }
}
