package cezve.edge.state;

import cezve.edge.config.StateConfig;
import java.time.InstantSource;

/** Makes stores. */
public final class KeyValueStores {
  private KeyValueStores() {}

  /**
   * The store of a configuration. A file is made if there is none; nothing is sent to a server
   * before the first operation.
   *
   * @throws StateException if a file is used by another process, is damaged or cannot be written
   */
  public static KeyValueStore open(StateConfig config) {
    return switch (config) {
      case StateConfig.Embedded(var file) ->
          new EmbeddedStore(new StoreFile(file), InstantSource.system());
      case StateConfig.Redis redis -> new RedisStore(redis);
    };
  }

  /** A store that is gone when it is closed. */
  public static KeyValueStore inMemory() {
    return new EmbeddedStore(new StoreFile(null), InstantSource.system());
  }
}
