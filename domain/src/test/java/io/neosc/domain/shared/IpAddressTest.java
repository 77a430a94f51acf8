package io.neosc.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.17, 192.0.2.17, 192.0.2.17",
    "0.0.0.0, 0.0.0.0, 0.0.0.0",
    "::ffff:192.0.2.17, 192.0.2.17, 192.0.2.17",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1, 2001:db8::/64",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1, 2001:db8:0:1::/64",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1, 2001:0:0:1::/64",
    "::, ::, ::/64",
    "::1, ::1, ::/64",
    "1::, 1::, 1::/64",
    "fe80::192.0.2.1, fe80::c000:201, fe80::/64"
  })
  @DisplayName("API-8 an address has one written form, and one network that it is counted by")
  void addressesHaveOneForm(String written, String text, String network) {
    var address = IpAddress.parse(written).orElseThrow();
    assertThat(address.text()).isEqualTo(text);
    assertThat(address).hasToString(text).isEqualTo(new IpAddress(written));
    assertThat(address.network()).isEqualTo(network);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "localhost",
        "example.org",
        "unknown",
        "_hidden",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.4.",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.04",
        "0x7f.1",
        "127.1",
        "2130706433",
        "1.2.3.4:80",
        " 1.2.3.4",
        "1.2.3.4\n",
        "\u0661.2.3.4",
        "[::1]",
        "::1%lo",
        "fe80::1%eth0",
        "1::2::3",
        "12345::",
        "1:2:3:4:5:6:7:8:9",
        "::ffff:1.2.3",
        ":",
        "1.2.3.4/8",
        "1111:2222:3333:4444:5555:6666:7777:8888:9999:aaaa"
      })
  @DisplayName("API-8 what is not exactly an address is none, and no name is looked up")
  void otherTextsAreNone(String text) {
    assertThat(IpAddress.parse(text)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new IpAddress(text));
  }

  @Property
  @Label("API-8 every address is read back from its written form, without a zone")
  void addressesAreReadBack(@ForAll("addresses") byte[] bytes) throws UnknownHostException {
    var address = IpAddress.of(InetAddress.getByAddress(bytes));

    assertThat(IpAddress.parse(address.text())).contains(address);
    assertThat(InetAddress.getByAddress(address.bytes()))
        .isEqualTo(InetAddress.getByAddress(bytes));
    assertThat(address.text()).doesNotContain("%").doesNotContain(":::");
  }

  @Property
  @Label("API-8 a range holds exactly the addresses that begin with its bits")
  void rangesHoldWhatBeginsWithTheirBits(
      @ForAll("addresses") byte[] bytes, @ForAll("addresses") byte[] other, @ForAll byte length)
      throws UnknownHostException {
    var prefix = Math.floorMod(length, 8 * bytes.length + 1);
    var base = IpAddress.of(InetAddress.getByAddress(bytes));
    var range = IpRange.parse(base + "/" + Math.min(prefix, 8 * base.bytes().length)).orElseThrow();
    var address = IpAddress.of(InetAddress.getByAddress(other));

    assertThat(range.contains(base)).isTrue();
    assertThat(range.contains(address))
        .isEqualTo(
            base.bytes().length == address.bytes().length
                && bits(base)
                    .substring(0, range.prefix())
                    .equals(bits(address).substring(0, range.prefix())));
  }

  private static String bits(IpAddress address) {
    var text = new StringBuilder();
    for (var value : address.bytes()) {
      text.append(Integer.toBinaryString((value & 0xff) + 0x100).substring(1));
    }
    return text.toString();
  }

  /** Few different values, so that ranges and runs of zeros happen. */
  @Provide
  Arbitrary<byte[]> addresses() {
    var value = Arbitraries.of((byte) 0, (byte) 1, (byte) 0x7f, (byte) 0x80, (byte) 0xff);
    return Arbitraries.of(4, 16)
        .flatMap(size -> value.array(Byte[].class).ofSize(size))
        .map(IpAddressTest::unboxed);
  }

  private static byte[] unboxed(Byte[] values) {
    var bytes = new byte[values.length];
    Arrays.setAll(new int[values.length], i -> bytes[i] = values[i]);
    return bytes;
  }

  @Test
  @DisplayName("API-8 a range is an address and a length, or an address alone")
  void rangesAreRead() {
    assertThat(IpRange.parse("10.0.0.0/8")).hasToString("Optional[10.0.0.0/8]");
    assertThat(IpRange.parse("::1")).hasToString("Optional[::1/128]");
    assertThat(IpRange.parse("0.0.0.0/0").orElseThrow().contains(new IpAddress("::"))).isFalse();
    for (var none :
        new String[] {
          "",
          "/",
          "10.0.0.0/",
          "10.0.0.0/33",
          "::/129",
          "10.0.0.0/08",
          "10.0.0.0/-1",
          "10.0.0.0/8/8",
          "10/8",
          "example.org/8",
          "10.0.0.0/99999999999"
        }) {
      assertThat(IpRange.parse(none)).as(none).isEmpty();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IpRange(new IpAddress("10.0.0.0"), 33));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IpRange(new IpAddress("10.0.0.0"), -1));
  }
}
