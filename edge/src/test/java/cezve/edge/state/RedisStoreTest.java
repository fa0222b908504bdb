package cezve.edge.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.edge.config.StateConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.JedisPooled;

final class RedisStoreTest extends KeyValueContract {
  private static final byte[] KEY = bytes("key");

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static RedisServer server;

  @BeforeAll
  static void startServer() throws IOException {
    server = RedisServer.start(folder);
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  KeyValueStore open() {
    return KeyValueStores.open(server.config());
  }

  @Test
  void aServerThatComesBackIsUsedAgain() throws Exception {
    try (KeyValueStore store = open()) {
      store.set("n", KEY, bytes("a"), null);
      server.stop();
      StateException e = assertThrows(StateException.class, () -> store.get("n", KEY));
      assertTrue(String.valueOf(e.getMessage()).startsWith(server.name() + ": "), e::getMessage);
      assertFalse(store.isReady());
      server.startAgain();
      assertNull(store.get("n", KEY), "it kept nothing");
      store.set("n", KEY, bytes("b"), null);
      server.stop();
      server.startAgain();
      assertNull(store.get("n", KEY), "reading is tried again by itself");
    }
  }

  @Test
  void aWrongPasswordIsNotShown() {
    URI uri =
        URI.create(server.uri().toString().replace(":" + RedisServer.PASSWORD, ":wrong-word"));
    try (KeyValueStore store = KeyValueStores.open(new StateConfig.Redis(uri))) {
      StateException e = assertThrows(StateException.class, () -> store.get("n", KEY));
      String said = String.valueOf(e.getMessage());
      assertTrue(said.startsWith(server.name() + ": "), said);
      assertFalse(said.contains("wrong-word"), said);
      assertFalse(store.isReady());
    }
  }

  @Test
  void aServerThatSaysNothingIsNotWaitedForLong() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("redis://127.0.0.1:" + silent.getLocalPort());
      try (KeyValueStore store = KeyValueStores.open(new StateConfig.Redis(uri))) {
        long begun = System.nanoTime();
        StateException e = assertThrows(StateException.class, () -> store.set("n", KEY, KEY, null));
        assertTrue(System.nanoTime() - begun < 10_000_000_000L);
        assertEquals(uri + ": Read timed out", e.getMessage());
      }
    }
  }

  @Test
  void aKeyOfAnotherKindIsAnError() {
    try (KeyValueStore store = open();
        JedisPooled redis = new JedisPooled(server.uri())) {
      assertEquals(1, redis.lpush(RedisStore.key("list", KEY), KEY));
      StateException e = assertThrows(StateException.class, () -> store.get("list", KEY));
      assertTrue(String.valueOf(e.getMessage()).contains("WRONGTYPE"), e::getMessage);
    }
  }

  @Test
  void keysCanBeReadByPeople() {
    assertArrayEquals(bytes("cezve:5:hello:key"), RedisStore.key("hello", KEY));
  }
}
