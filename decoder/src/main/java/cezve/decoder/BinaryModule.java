package cezve.decoder;

import cezve.decoder.dwarf.SourceLines;
import cezve.model.error.InlinedCall;
import cezve.model.error.SourceLine;
import cezve.model.instruction.Feature;
import cezve.model.module.Bytes;
import cezve.model.module.Names;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the functions and expressions of a decoded module share. */
final class BinaryModule {
  private final byte[] bytes;
  private final Bytes view;
  private final Set<Feature> features;
  private DataIndices dataIndices = DataIndices.WITHOUT_COUNT;
  private Names names = Names.NONE;
  private @Nullable SourceLines sourceLines;
  private int codeStart;

  /** Whether instructions may name data segments, which takes a data count section. */
  enum DataIndices {
    ALLOWED,
    WITHOUT_COUNT
  }

  BinaryModule(byte[] bytes, Set<Feature> features) {
    this.bytes = bytes;
    this.features = features;
    this.view = Bytes.of(bytes);
  }

  /** A reader that starts at an offset. */
  BinaryReader reader(int offset, Place place) {
    return new BinaryReader(bytes, offset, place, features);
  }

  /** A range of the module's bytes. */
  Bytes slice(int start, int end) {
    return view.slice(start, end);
  }

  int size() {
    return bytes.length;
  }

  DataIndices dataIndices() {
    return dataIndices;
  }

  void allowDataIndices() {
    dataIndices = DataIndices.ALLOWED;
  }

  Names names() {
    return names;
  }

  void names(Supplier<Names.Contents> source) {
    names = new Names(source);
  }

  /** The line of source that the instruction at an offset comes from, or null. */
  @Nullable SourceLine source(int offset) {
    SourceLines lines = sourceLines;
    return lines == null ? null : lines.find(offset - codeStart);
  }

  /** The functions that were inlined where the instruction at an offset stands. */
  List<InlinedCall> inlined(int offset) {
    SourceLines lines = sourceLines;
    return lines == null ? List.of() : lines.inlined(offset - codeStart);
  }

  /** Lines of source for the code section whose contents start at an offset. */
  void sourceLines(SourceLines lines, int codeStart) {
    this.sourceLines = lines;
    this.codeStart = codeStart;
  }
}
