package dev.paydown.tools.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Which addresses are public: whatever the registries of IANA keep for other uses is not. */
final class Addresses {
  private static final int[][] CLOSED_V4 = {
    // first octets, prefix length
    {0, 0, 0, 0, 8},
    {10, 0, 0, 0, 8},
    {100, 64, 0, 0, 10},
    {127, 0, 0, 0, 8},
    {169, 254, 0, 0, 16},
    {172, 16, 0, 0, 12},
    {192, 0, 0, 0, 24},
    {192, 0, 2, 0, 24},
    {192, 88, 99, 0, 24},
    {192, 168, 0, 0, 16},
    {198, 18, 0, 0, 15},
    {198, 51, 100, 0, 24},
    {203, 0, 113, 0, 24},
    {224, 0, 0, 0, 4},
    {240, 0, 0, 0, 4},
  };

  private Addresses() {}

  /** Whether the address can be anybody's on the internet, and nobody's inside. */
  static boolean isPublic(InetAddress address) {
    return switch (address) {
      case Inet4Address v4 -> isPublicV4(v4.getAddress());
      case Inet6Address v6 -> isPublicV6(v6.getAddress());
      default -> false;
    };
  }

  private static boolean isPublicV4(byte[] bytes) {
    int value = asInt(bytes, 0);
    for (int[] range : CLOSED_V4) {
      int base = range[0] << 24 | range[1] << 16 | range[2] << 8 | range[3];
      int mask = -1 << (32 - range[4]);
      if ((value & mask) == (base & mask)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Global unicast is 2000::/3; inside it, transition prefixes carry an IPv4 address that counts
   * for itself, and documentation and benchmark prefixes are nobody's.
   */
  private static boolean isPublicV6(byte[] bytes) {
    int first = asInt(bytes, 0);
    if (first == 0x0064ff9b && asInt(bytes, 4) == 0 && asInt(bytes, 8) == 0) {
      return isPublicV4(tail(bytes, 12)); // NAT64
    }
    if ((first >>> 29) != 1) {
      return false;
    }
    if ((first >>> 16) == 0x2002) {
      return isPublicV4(tail(bytes, 2)); // 6to4
    }
    // 2001::/23 holds Teredo, ORCHID and other protocols; 2001:db8::/32, 3fff::/20 documentation.
    return (first >>> 9) != (0x20010000 >>> 9) && first != 0x20010db8 && (first >>> 12) != 0x3fff0;
  }

  private static byte[] tail(byte[] bytes, int from) {
    return new byte[] {bytes[from], bytes[from + 1], bytes[from + 2], bytes[from + 3]};
  }

  private static int asInt(byte[] bytes, int from) {
    return (bytes[from] & 0xff) << 24
        | (bytes[from + 1] & 0xff) << 16
        | (bytes[from + 2] & 0xff) << 8
        | (bytes[from + 3] & 0xff);
  }
}
