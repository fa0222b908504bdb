import org.jspecify.annotations.NullMarked;

/** A server for small functions in WebAssembly. */
@NullMarked
module cezve.edge {
  requires transitive cezve;
  requires transitive cezve.wasi;
  requires com.fasterxml.jackson.core;
  requires com.h2database.mvstore;
  requires io.helidon.common.buffers;
  requires io.helidon.common.socket;
  requires io.helidon.common.tls;
  requires io.helidon.http;
  requires io.helidon.webclient;
  requires io.helidon.webclient.api;
  requires transitive io.helidon.webserver;
  requires io.prometheus.metrics.core;
  requires io.prometheus.metrics.model;
  requires io.prometheus.writer.text;
  requires java.management;
  requires jdk.management;
  requires org.apache.commons.pool2;
  requires org.tomlj;
  requires redis.clients.jedis;
  requires static org.junit.jupiter.api;
  requires static transitive org.jspecify;

  exports cezve.edge;
  exports cezve.edge.config;
  exports cezve.edge.guest;
  exports cezve.edge.http;
  exports cezve.edge.monitor;
  exports cezve.edge.outbound;
  exports cezve.edge.schedule;
  exports cezve.edge.service;
  exports cezve.edge.state;
  exports cezve.edge.template;
  exports cezve.edge.testing;

  // Methods that are host functions.
  opens cezve.edge.guest to
      cezve;
}
