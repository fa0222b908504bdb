package cezve.examples;

import cezve.HostFunction;
import cezve.Instance;
import cezve.Linker;
import cezve.Memory;
import cezve.Module;
import cezve.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plug-in that transforms texts. It exports a memory and the functions of {@link Exports}, and
 * may import those of {@link Host} from {@code host}. Texts are in UTF-8, in the plug-in's memory.
 */
public final class TextPlugin {
  private final Host host = new Host();
  private final Memory memory;
  private final Exports exports;

  /** What a plug-in exports. */
  public interface Exports {
    /** Where so many bytes are free. */
    int allocate(int bytes);

    /** Transforms a text. */
    Text transform(int address, int length);
  }

  /** Where a text is. */
  public record Text(int address, int length) {}

  /** What plug-ins can call. */
  static final class Host {
    private final List<String> log = new ArrayList<>();

    /** Writes a line to the log. */
    @HostFunction
    void log(Memory memory, int address, int length) {
      log.add(memory.getString(address, length));
    }

    /** An upper-case letter, or whatever else it is. */
    @HostFunction("upper-case")
    int upperCase(int character) {
      return String.valueOf((char) character).toUpperCase(Locale.ROOT).charAt(0);
    }
  }

  /** Starts a plug-in. */
  public TextPlugin(Module module) {
    Instance instance = new Linker().defineMethods("host", host).instantiate(new Store(), module);
    this.memory = instance.memory();
    this.exports = instance.as(Exports.class);
  }

  /** Transforms a text. */
  public String transform(String text) {
    int address = exports.allocate(3 * text.length());
    int length = memory.putString(address, text);
    Text transformed = exports.transform(address, length);
    return memory.getString(transformed.address(), transformed.length());
  }

  /** What the plug-in has logged so far. */
  public List<String> log() {
    return List.copyOf(host.log);
  }
}
