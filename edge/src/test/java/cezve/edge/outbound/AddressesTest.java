package cezve.edge.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, true",
    "1.1.1.1, true",
    "172.15.255.255, true",
    "172.32.0.0, true",
    "100.63.255.255, true",
    "100.128.0.0, true",
    "0.0.0.0, false",
    "10.1.2.3, false",
    "100.64.0.1, false",
    "100.127.255.255, false",
    "127.0.0.1, false",
    "127.255.255.255, false",
    "169.254.169.254, false",
    "168.63.129.16, false",
    "168.63.129.17, true",
    "172.16.0.1, false",
    "172.31.255.255, false",
    "192.168.1.1, false",
    "198.18.0.1, false",
    "224.0.0.1, false",
    "255.255.255.255, false",
    "2606:4700:4700::1111, true",
    "::, false",
    "::1, false",
    "::7f00:1, false",
    "64:ff9b::a00:1, false",
    "64:ff9b::808:808, true",
    "2002:a00:1::, false",
    "2002:808:808::, true",
    "fc00::1, false",
    "fdff::1, false",
    "fd00:ec2::254, false",
    "fe80::1, false",
    "ff02::1, false",
    "2001:db8::1, false"
  })
  void isPublic(String address, boolean expected) {
    assertEquals(expected, Addresses.isPublic(InetAddress.ofLiteral(address)));
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com, 443, true",
    "example.com, EXAMPLE.com, 80, true",
    "example.com, example.com., 80, true",
    "example.com, www.example.com, 80, false",
    "example.com, badexample.com, 80, false",
    "*.example.com, www.example.com, 80, true",
    "*.example.com, a.b.example.com, 80, true",
    "*.example.com, example.com, 80, false",
    "*.example.com, badexample.com, 80, false",
    "example.com:8443, example.com, 8443, true",
    "example.com:8443, example.com, 443, false",
    "*, anything, 1, true",
    "*:443, anything, 80, false",
    "[::1], [::1], 80, true",
    "[::1]:81, [::1], 80, false"
  })
  void matches(String pattern, String host, int port, boolean expected) {
    assertEquals(expected, HostPattern.parse(pattern).matches(host, port));
  }
}
