package io.neosc.adapter.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosc.domain.shared.IpAddress;
import io.neosc.domain.shared.IpRange;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("API-8, ID-13: the client's address behind proxies")
final class ForwardingTest {
  private static final IpAddress PROXY = new IpAddress("10.0.0.1");
  private static final IpAddress STRANGER = new IpAddress("203.0.113.9");
  private static final List<IpRange> TRUSTED =
      List.of(IpRange.parse("10.0.0.0/8").orElseThrow(), IpRange.parse("fd00::/8").orElseThrow());

  private static String xff(IpAddress peer, String hops) {
    return Forwarding.clientOf(peer, hops, false, TRUSTED).text();
  }

  private static String forwarded(String hops) {
    return Forwarding.clientOf(PROXY, hops, true, TRUSTED).text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.7 | 198.51.100.7",
        "198.51.100.7:51234 | 198.51.100.7",
        "2001:db8::7 | 2001:db8::7",
        "[2001:db8::7] | 2001:db8::7",
        "[2001:db8::7]:443 | 2001:db8::7",
        "::ffff:198.51.100.7 | 198.51.100.7",
        // spoofed chains: what the client wrote stands before what the proxy saw
        "1.1.1.1, 198.51.100.7 | 198.51.100.7",
        "10.0.0.9, 198.51.100.7 | 198.51.100.7",
        "1.1.1.1, 10.0.0.2, 198.51.100.7 | 198.51.100.7",
        "garbage, <script>, 198.51.100.7 | 198.51.100.7",
        // several trusted proxies in a row
        "1.1.1.1,198.51.100.7,10.9.9.9 | 198.51.100.7",
        "198.51.100.7, fd00::2, 10.9.9.9:80 | 198.51.100.7",
        // nobody but proxies
        "10.0.0.5, 10.0.0.6 | 10.0.0.5"
      })
  @DisplayName("the last address that is not a trusted proxy's is the client")
  void lastUntrustedIsTheClient(String hops, String client) {
    assertThat(xff(PROXY, hops)).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "198.51.100.7",
        "10.0.0.2",
        "127.0.0.1",
        "::1",
        "203.0.113.9, 198.51.100.7",
        "unknown"
      })
  @DisplayName("who is no trusted proxy is the client, whatever it writes")
  void strangersAreNotBelieved(String hops) {
    assertThat(xff(STRANGER, hops)).isEqualTo(STRANGER.text());
    assertThat(Forwarding.clientOf(PROXY, hops, false, List.of())).isEqualTo(PROXY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        ",",
        "198.51.100.7,",
        "198.51.100.7, unknown",
        "198.51.100.7, _hidden",
        "198.51.100.7, 1.2.3",
        "198.51.100.7, 999.1.1.1",
        "198.51.100.7, 1.2.3.4:port",
        "198.51.100.7, 1.2.3.4:123456",
        "198.51.100.7, [::1",
        "198.51.100.7, ::1]",
        "198.51.100.7, fe80::1%eth0",
        "198.51.100.7, \"1.2.3.4\"",
        "198.51.100.7, 1.2.3.4 5.6.7.8",
        "198.51.100.7, localhost",
        "198.51.100.7, for=1.2.3.4",
        "198.51.100.7, \u0000",
        "198.51.100.7, \u202e1.2.3.4"
      })
  @DisplayName("what a proxy wrote and nobody can read ends the search at that proxy")
  void garbageEndsTheSearch(String hops) {
    assertThat(xff(PROXY, hops)).isEqualTo(PROXY.text());
  }

  @Test
  @DisplayName("oversized headers are read from their end, a bounded way")
  void oversizedHeadersAreBounded() {
    var many = "1.1.1.1, ".repeat(100_000);
    assertThat(xff(PROXY, many + "198.51.100.7")).isEqualTo("198.51.100.7");
    assertThat(xff(PROXY, "198.51.100.7, " + "10.0.0.2, ".repeat(40) + "10.0.0.3"))
        .isEqualTo("10.0.0.2");
    assertThat(xff(PROXY, "1".repeat(1_000_000))).isEqualTo(PROXY.text());
    assertThat(forwarded("for=" + "1".repeat(1_000_000))).isEqualTo(PROXY.text());
    assertThat(forwarded("a=b;".repeat(250_000))).isEqualTo(PROXY.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "for=198.51.100.7 | 198.51.100.7",
        "For=198.51.100.7;proto=https;by=10.0.0.1 | 198.51.100.7",
        "proto=https; for=\"198.51.100.7:4711\" | 198.51.100.7",
        "for=\"[2001:db8::7]:443\" | 2001:db8::7",
        "for=1.1.1.1, for=198.51.100.7 | 198.51.100.7",
        "for=\"1.1.1.1, for=198.51.100.7 | 198.51.100.7",
        "for=198.51.100.7, for=10.2.2.2;by=10.0.0.1 | 198.51.100.7",
        // nobody knows, or it is no element
        "for=unknown | 10.0.0.1",
        "for=_secret | 10.0.0.1",
        "proto=https | 10.0.0.1",
        "198.51.100.7 | 10.0.0.1",
        "for=1.1.1.1;for=2.2.2.2 | 10.0.0.1",
        "for=[2001:db8::7] | 10.0.0.1",
        "for=\"198.51.100.7 | 10.0.0.1",
        "for=198.51.100.7; | 10.0.0.1",
        // the end of a text in quotes that a client chose, such as its Host
        "for=198.51.100.7;host=\"a, for=1.1.1.1\" | 10.0.0.1",
        "for=198.51.100.7;host=\"a, for=1.1.1.1;x=b\" | 10.0.0.1",
        "for=198.51.100.7;host=\"a, for=1.1.1.1;x=\\\"\\\"\" | 10.0.0.1"
      })
  @DisplayName("RFC 7239: for of the last elements, and nothing from inside a quoted text")
  void standardHeaderIsRead(String hops, String client) {
    assertThat(forwarded(hops)).isEqualTo(client);
  }

  @Test
  @DisplayName("OP-4: ranges and the header are read with spaces and in any case")
  void settingsAreRead() {
    var settings = new ProxySettings(List.of(" 10.0.0.0/8 ", "", "fd00::/8"), "Forwarded");
    assertThat(settings.ranges()).isEqualTo(TRUSTED);
    assertThat(settings.proxyHeader()).isEqualTo("forwarded");
  }
}
