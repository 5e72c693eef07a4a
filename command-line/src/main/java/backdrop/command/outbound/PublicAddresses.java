package backdrop.command.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;

/** The addresses that belong to the public internet, as IANA's special-purpose registries say. */
final class PublicAddresses {

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    if (address instanceof Inet4Address) {
      boolean shared = first == 100 && (second & 0xC0) == 64; // 100.64.0.0/10, carriers' networks
      boolean protocol = first == 192 && second == 0; // 192.0.0.0/24, 192.0.2.0/24
      boolean benchmark = first == 198 && (second & 0xFE) == 18; // 198.18.0.0/15
      return first != 0 && first < 240 && !shared && !protocol && !benchmark;
    }
    boolean uniqueLocal = (first & 0xFE) == 0xFC; // fc00::/7
    boolean translated = first == 0 && second == 0x64; // 64:ff9b::/96 stands for an IPv4 address
    boolean sixToFour = first == 0x20 && second == 0x02; // 2002::/16, likewise
    return first != 0 && !uniqueLocal && !translated && !sixToFour;
  }
}
