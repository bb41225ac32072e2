package io.modelregistry.health.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Which addresses lie in the public internet. All others could be something inside the network of
 * whoever runs the check: this machine, its neighbours, or the service by which a cloud hands out
 * its credentials. The blocks are those of the IANA special-purpose registries (RFC 6890).
 */
final class PublicAddresses {
  private static final int[][] RESERVED_IPV4 = {
    {0, 0, 8},
    {10, 0, 8},
    {100, 64, 10},
    {127, 0, 8},
    {169, 254, 16},
    {172, 16, 12},
    {192, 0, 24},
    {192, 168, 16},
    {198, 18, 15},
    {224, 0, 4},
    {240, 0, 4},
  };

  private static final int BYTE = 0xff;
  private static final int IPV4_BYTES = 4;

  private PublicAddresses() {}

  static boolean contains(InetAddress address) {
    if (address instanceof Inet4Address) {
      return isPublic(address.getAddress());
    }
    return address instanceof Inet6Address six && isPublicIpv6(six.getAddress());
  }

  private static boolean isPublic(byte[] ipv4) {
    int bits = word(ipv4);
    for (int[] block : RESERVED_IPV4) {
      int start = (block[0] << 24) | (block[1] << 16);
      if ((bits ^ start) >>> (Integer.SIZE - block[2]) == 0) {
        return false;
      }
    }
    // Documentation: 192.0.2.0, 198.51.100.0, 203.0.113.0, each of 24 bits.
    int network = bits >>> 8;
    return network != 0xc00002 && network != 0xc63364 && network != 0xcb0071;
  }

  private static int word(byte[] ipv4) {
    int bits = 0;
    for (byte each : ipv4) {
      bits = (bits << Byte.SIZE) | (each & BYTE);
    }
    return bits;
  }

  /** Global unicast is 2000::/3. What carries an IPv4 address inside goes by that one. */
  private static boolean isPublicIpv6(byte[] ipv6) {
    if (startsWith(ipv6, 0x00, 0x64, 0xff, 0x9b)) {
      return isPublic(Arrays.copyOfRange(ipv6, ipv6.length - IPV4_BYTES, ipv6.length));
    }
    if (startsWith(ipv6, 0x20, 0x02)) {
      return isPublic(Arrays.copyOfRange(ipv6, 2, 2 + IPV4_BYTES));
    }
    boolean documentation = startsWith(ipv6, 0x20, 0x01, 0x0d, 0xb8);
    boolean protocols = startsWith(ipv6, 0x20, 0x01) && (ipv6[2] & 0xfe) == 0;
    return (ipv6[0] & 0xe0) == 0x20 && !documentation && !protocols;
  }

  private static boolean startsWith(byte[] address, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if ((address[i] & BYTE) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /** Looks a host up. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }
}
