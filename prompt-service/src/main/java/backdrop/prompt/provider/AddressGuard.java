package backdrop.prompt.provider;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Lets calls out only to the origins that the operator configured. All of them are https, unless
 * they are on this machine or the operator said that plain http is meant; none is link-local, where
 * clouds keep their instances' secrets. Redirects are never followed, so nobody else names an
 * address. Thread-safe.
 */
public final class AddressGuard {
  private final Set<String> origins;
  private final boolean plainHttp;
  private final Names names;

  /** Finds the addresses of a host, however long that takes. */
  @FunctionalInterface
  interface Names {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /**
   * @param addresses base addresses of all providers
   * @param plainHttp whether http may leave this machine, for a language model in the same network
   * @throws IllegalArgumentException naming the address that cannot be one of a provider
   */
  public AddressGuard(Set<URI> addresses, boolean plainHttp) {
    this(addresses, plainHttp, InetAddress::getAllByName);
  }

  AddressGuard(Set<URI> addresses, boolean plainHttp, Names names) {
    this.plainHttp = plainHttp;
    this.names = names;
    this.origins = addresses.stream().map(this::checkedOrigin).collect(Collectors.toSet());
  }

  /**
   * Returns if the address may be called now.
   *
   * @param patience for the host's name to be resolved
   * @throws ProviderFault FORBIDDEN, or UNREACHABLE if the name cannot be resolved in time
   */
  void check(URI address, Duration patience) {
    if (address.getUserInfo() != null || !origins.contains(origin(address))) {
      throw new ProviderFault(ProviderFault.Kind.FORBIDDEN, "address is not configured");
    }
    for (InetAddress resolved : resolve(address.getHost(), patience)) {
      if (resolved.isLinkLocalAddress()
          || resolved.isAnyLocalAddress()
          || resolved.isMulticastAddress()) {
        throw new ProviderFault(ProviderFault.Kind.FORBIDDEN, "address is link-local or no host's");
      }
      if ("http".equals(address.getScheme()) && !plainHttp && !resolved.isLoopbackAddress()) {
        throw new ProviderFault(ProviderFault.Kind.FORBIDDEN, "plain http leaves this machine");
      }
    }
  }

  private String checkedOrigin(URI address) {
    String scheme = String.valueOf(address.getScheme());
    if (address.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      throw refused(address, "must be https://HOST or http://HOST");
    }
    if (address.getUserInfo() != null
        || address.getQuery() != null
        || address.getFragment() != null) {
      throw refused(address, "must have no user, query or fragment");
    }
    if (scheme.equals("http") && !plainHttp && !isLoopbackName(address.getHost())) {
      throw refused(
          address, "must be https: set backdrop.prompt.provider.plain-http to allow http");
    }
    return origin(address);
  }

  private static IllegalArgumentException refused(URI address, String rule) {
    // Host only: what else stands there may be a secret that went into the wrong setting.
    return new IllegalArgumentException(
        "the provider's address at host " + address.getHost() + " " + rule);
  }

  private static boolean isLoopbackName(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private static String origin(URI address) {
    int port = address.getPort();
    int usual = "https".equals(address.getScheme()) ? 443 : 80;
    return address.getScheme()
        + "://"
        + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT)
        + ":"
        + (port < 0 ? usual : port);
  }

  private List<InetAddress> resolve(String host, Duration patience) {
    // A resolver that does not answer can be neither timed nor interrupted, only left behind.
    var resolution = new FutureTask<>(() -> names.resolve(host));
    Thread.ofPlatform().daemon().name("resolve-" + host).start(resolution);
    try {
      return List.of(resolution.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException | TimeoutException unknown) {
      throw new ProviderFault(ProviderFault.Kind.UNREACHABLE, "name cannot be resolved");
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new ProviderFault(ProviderFault.Kind.SLOW, "was not waited for");
    }
  }
}
