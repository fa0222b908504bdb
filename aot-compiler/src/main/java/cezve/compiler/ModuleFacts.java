package cezve.compiler;

import cezve.model.instruction.Feature;
import cezve.validator.ValidModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the bodies of a module's functions would have to be decoded for, if a cache did not have it.
 *
 * @param usedFeatures the features that the module uses, which is valid
 * @param tailCalls what is known of its tail calls
 */
record ModuleFacts(Set<Feature> usedFeatures, TailCalls tailCalls) {
  /** What is known of a module whose bodies are decoded for that. */
  static ModuleFacts of(ValidModule module) {
    return new ModuleFacts(module.usedFeatures(), new TailCalls(module));
  }

  /** What {@link #write} has written, or null for null. */
  static @Nullable ModuleFacts read(byte @Nullable [] written) {
    if (written == null) {
      return null;
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(written))) {
      EnumSet<Feature> used = EnumSet.noneOf(Feature.class);
      int features = in.readByte();
      for (int i = 0; i < features; i++) {
        used.add(Feature.valueOf(in.readUTF()));
      }
      boolean any = in.readBoolean();
      return new ModuleFacts(used, new TailCalls(readBits(in), readBits(in), any));
    } catch (IOException e) {
      throw new AssertionError("BUG: what is stored of a module is cut short", e);
    }
  }

  private static BitSet readBits(DataInputStream in) throws IOException {
    return BitSet.valueOf(in.readNBytes(in.readInt()));
  }

  byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(usedFeatures.size());
      for (Feature feature : usedFeatures) {
        out.writeUTF(feature.name());
      }
      out.writeBoolean(tailCalls.any());
      writeBits(tailCalls.functions(), out);
      writeBits(tailCalls.repeating(), out);
    } catch (IOException e) {
      throw new AssertionError("BUG: an array cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private static void writeBits(BitSet bits, DataOutputStream out) throws IOException {
    byte[] bytes = bits.toByteArray();
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
