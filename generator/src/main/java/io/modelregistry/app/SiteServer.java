package io.modelregistry.app;

import com.sun.net.httpserver.HttpServer;
import io.modelregistry.render.Site;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Serves a site on this machine, from memory. Each request is answered from the one site that the
 * supplier gives at its start, so that a swap is never seen by halves; no file is ever read.
 */
public final class SiteServer implements AutoCloseable {
  private static final int THREADS = 16;

  static {
    // Without it every second answer on a kept connection waits 40 ms for an acknowledgement.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final InetSocketAddress address;
  private final HttpServer server;
  private final ExecutorService threads;
  private final String basePath;

  /**
   * Takes the port; nothing is answered before {@link #start}.
   *
   * @param address a loopback one; port 0 takes any free one
   * @param site the site of the moment; called once a request, by many threads
   * @param basePath the path of the site's root: {@code /} or {@code /registry/}
   * @throws ServeException when the port is taken or not allowed
   * @throws IllegalArgumentException when the address is not a loopback one
   */
  public SiteServer(InetSocketAddress address, Supplier<Site> site, String basePath) {
    if (address.getAddress() == null || !address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException("a site is served on loopback only, not on " + address);
    }
    this.address = address;
    this.basePath = SiteHandler.root(basePath);
    this.server = bind(address);
    AtomicInteger count = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "serve-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", new SiteHandler(site, this.basePath));
  }

  private static HttpServer bind(InetSocketAddress address) {
    try {
      return HttpServer.create(address, 0);
    } catch (BindException e) {
      boolean denied = String.valueOf(e.getMessage()).contains("denied");
      throw new ServeException(
          denied
              ? "port " + address.getPort() + " needs more rights; name another one with --port"
              : "port "
                  + address.getPort()
                  + " is in use; stop what uses it, or name another one with --port (0 takes any)",
          e);
    } catch (IOException e) {
      throw new ServeException(
          "cannot listen on port " + address.getPort() + ": " + e.getMessage(), e);
    }
  }

  /** Begins to answer; returns at once. */
  public void start() {
    server.start();
  }

  /** The port that was taken. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Where the site's home page answers. */
  public String url() {
    String host = address.getHostString();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + basePath;
  }

  /** Stops at once and gives the port back. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
