package cezve.cli;

import cezve.model.type.ArrayType;
import cezve.model.type.CompType;
import cezve.model.type.ExternType;
import cezve.model.type.FieldType;
import cezve.model.type.FuncType;
import cezve.model.type.GlobalType;
import cezve.model.type.Limits;
import cezve.model.type.MemType;
import cezve.model.type.Mutability;
import cezve.model.type.StructType;
import cezve.model.type.TableType;
import cezve.model.type.TagType;
import cezve.model.type.TypeUse;
import cezve.model.type.ValType;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;

/** Writes types as fields of the object that is being written. */
final class TypeJson {
  private final IndexSpaces spaces;
  private final JsonGenerator json;

  TypeJson(IndexSpaces spaces, JsonGenerator json) {
    this.spaces = spaces;
    this.json = json;
  }

  /** The type of something that can be imported or exported, with its kind. */
  void external(ExternType type) throws IOException {
    json.writeStringField("kind", type.kind().toString());
    switch (type) {
      case ExternType.Func(TypeUse use) -> use(use);
      case TagType(TypeUse use) -> use(use);
      case TableType table -> {
        json.writeStringField("address", table.address().toString());
        limits(table.limits());
        json.writeStringField("element", table.element().toString());
      }
      case MemType memory -> {
        json.writeStringField("address", memory.address().toString());
        limits(memory.limits());
        json.writeBooleanField("shared", memory.sharing() == MemType.Sharing.SHARED);
        json.writeNumberField("pageSizeLog2", Integer.toUnsignedLong(memory.pageSizeLog2()));
      }
      case GlobalType global -> {
        json.writeBooleanField("mutable", global.mutability() == Mutability.VAR);
        json.writeStringField("type", global.value().toString());
      }
    }
  }

  /** A type that the module defines, with its kind. */
  void composite(CompType type) throws IOException {
    switch (type) {
      case FuncType function -> {
        json.writeStringField("kind", "func");
        function(function);
      }
      case StructType struct -> {
        json.writeStringField("kind", "struct");
        json.writeArrayFieldStart("fields");
        for (FieldType field : struct.fields()) {
          json.writeStartObject();
          field(field);
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      case ArrayType array -> {
        json.writeStringField("kind", "array");
        json.writeObjectFieldStart("element");
        field(array.element());
        json.writeEndObject();
      }
    }
  }

  private void use(TypeUse use) throws IOException {
    if (use instanceof TypeUse.Index(int index)) {
      json.writeNumberField("typeIndex", Integer.toUnsignedLong(index));
    }
    FuncType function = spaces.funcType(use);
    if (function != null) {
      function(function);
    }
  }

  private void function(FuncType type) throws IOException {
    values("params", type.params());
    values("results", type.results());
  }

  private void values(String name, List<ValType> types) throws IOException {
    json.writeArrayFieldStart(name);
    for (ValType type : types) {
      json.writeString(type.toString());
    }
    json.writeEndArray();
  }

  private void field(FieldType field) throws IOException {
    json.writeBooleanField("mutable", field.mutability() == Mutability.VAR);
    json.writeStringField("type", field.storage().toString());
  }

  private void limits(Limits limits) throws IOException {
    unsigned("min", limits.min());
    if (limits.max().isPresent()) {
      unsigned("max", limits.max().getAsLong());
    }
  }

  private void unsigned(String name, long value) throws IOException {
    json.writeNumberField(name, new BigInteger(Long.toUnsignedString(value)));
  }
}
