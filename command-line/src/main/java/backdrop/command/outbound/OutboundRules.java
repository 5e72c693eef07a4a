package backdrop.command.outbound;

import backdrop.command.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses may be asked: the server that the user configured, servers that the user allowed
 * by name, and every public address over https. Nothing else, so that a redirect cannot reach into
 * the user's own network; only a server on this machine may redirect to this machine.
 *
 * @param server scheme, host and port as configured
 * @param allowedHosts host names, lower case
 */
public record OutboundRules(URI server, Set<String> allowedHosts) {

  /** The variable that names more hosts, separated by commas. */
  public static final String VARIABLE = "BACKDROP_IMPORT_HOSTS";

  /** Fails with a sentence that names the host if this address may not be asked. */
  public void check(URI target) {
    String scheme = lower(target.getScheme());
    String host = lower(target.getHost());
    if (!scheme.equals("https") && !scheme.equals("http")
        || host.isEmpty()
        || target.getRawUserInfo() != null) {
      throw new Refusal(Fetch.shown(target) + " is no address of a web server");
    }
    if (isServer(target) || allowedHosts.contains(host)) {
      return;
    }
    InetAddress[] addresses = addresses(host);
    boolean onThisMachine = Arrays.stream(addresses).allMatch(InetAddress::isLoopbackAddress);
    if (onThisMachine && serverIsOnThisMachine()) {
      return;
    }
    if (!scheme.equals("https")) {
      throw new Refusal("%s sends on to %s, without https".formatted(server.getHost(), host));
    }
    if (!Arrays.stream(addresses).allMatch(PublicAddresses::contain)) {
      throw new Refusal(
          "%s sends on to %s, an address in a private network; if that is right, set %s=%s"
              .formatted(server.getHost(), host, VARIABLE, host));
    }
  }

  /** Whether this is the configured server, which alone is shown the user's token. */
  boolean isServer(URI target) {
    return lower(target.getScheme()).equals(lower(server.getScheme()))
        && lower(target.getHost()).equals(lower(server.getHost()))
        && port(target) == port(server);
  }

  private boolean serverIsOnThisMachine() {
    return Arrays.stream(addresses(lower(server.getHost())))
        .allMatch(InetAddress::isLoopbackAddress);
  }

  private static InetAddress[] addresses(String host) {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw new TransferFailure("there is no host " + host + ", or no way to ask for it", e);
    }
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : lower(uri.getScheme()).equals("http") ? 80 : 443;
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
