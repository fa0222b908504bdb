package cezve.model.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.InvalidException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Closing of types, and equality of types by the iso-recursive rule. */
class TypeSpaceTest {
  private static final FuncType UNARY = new FuncType(List.of(NumType.I32), List.of(NumType.I32));

  private static RefType ref(int type) {
    return RefType.nullable(new TypeUse.Index(type));
  }

  private static StructType struct(ValType... fields) {
    return new StructType(
        List.of(fields).stream().map(type -> new FieldType(Mutability.CONST, type)).toList());
  }

  private static SubType open(CompType type, int... supers) {
    return new SubType(
        false, Arrays.stream(supers).<TypeUse>mapToObj(TypeUse.Index::new).toList(), type);
  }

  private static RecType alone(CompType type) {
    return RecType.of(SubType.finalOf(type));
  }

  private static RecType group(CompType... types) {
    return new RecType(List.of(types).stream().map(SubType::finalOf).toList());
  }

  @Test
  void equalTypesOfTwoModulesAreOneObject() {
    TypeSpace one = TypeSpace.of(List.of(alone(UNARY)));
    TypeSpace other = TypeSpace.of(List.of(alone(struct()), alone(UNARY)));
    assertSame(one.get(0), other.get(1));
    assertNotSame(one.get(0), other.get(0));
  }

  @Test
  void equalTypesOfOneModuleAreOneObject() {
    TypeSpace space = TypeSpace.of(List.of(alone(UNARY), alone(UNARY)));
    assertSame(space.get(0), space.get(1));
  }

  @Test
  void recursiveGroupsAreEqualWhereverTheyStand() {
    TypeSpace one = TypeSpace.of(List.of(group(struct(ref(1)), struct(ref(0)))));
    TypeSpace other =
        TypeSpace.of(List.of(alone(UNARY), alone(UNARY), group(struct(ref(3)), struct(ref(2)))));
    assertSame(one.get(0), other.get(2));
    assertSame(one.get(1), other.get(3));
    assertNotSame(one.get(0), one.get(1));
  }

  @Test
  void typesOutsideOfTheGroupCountByWhatTheyAre() {
    TypeSpace one = TypeSpace.of(List.of(alone(UNARY), alone(struct(ref(0)))));
    TypeSpace same = TypeSpace.of(List.of(alone(struct()), alone(UNARY), alone(struct(ref(1)))));
    TypeSpace different = TypeSpace.of(List.of(alone(struct()), alone(struct(ref(0)))));
    assertSame(one.get(1), same.get(2));
    assertNotSame(one.get(1), different.get(1));
  }

  @Test
  void anUnrolledTypeIsNotTheRecursiveOne() {
    TypeSpace space = TypeSpace.of(List.of(alone(struct(ref(0))), alone(struct(ref(0)))));
    assertNotSame(space.get(0), space.get(1));
  }

  @Test
  void theGroupIsPartOfATypesIdentity() {
    TypeSpace space = TypeSpace.of(List.of(alone(UNARY), group(UNARY, struct()), group(UNARY)));
    assertNotSame(space.get(0), space.get(1));
    assertSame(space.get(0), space.get(3));
  }

  @Test
  void orderInAGroupIsPartOfATypesIdentity() {
    TypeSpace space = TypeSpace.of(List.of(group(UNARY, struct()), group(struct(), UNARY)));
    assertNotSame(space.get(0), space.get(3));
    assertNotSame(space.get(1), space.get(2));
  }

  @Test
  void finalityAndSupertypesArePartOfATypesIdentity() {
    TypeSpace space =
        TypeSpace.of(
            List.of(
                alone(struct()),
                RecType.of(open(struct())),
                RecType.of(open(struct(), 1)),
                RecType.of(open(struct(), 1))));
    assertNotSame(space.get(0), space.get(1));
    assertNotSame(space.get(1), space.get(2));
    assertSame(space.get(2), space.get(3));
    assertNull(space.get(1).supertype());
    assertSame(space.get(1), space.get(2).supertype());
  }

  @Test
  void unrollingLeavesOnlyClosedTypes() {
    TypeSpace space = TypeSpace.of(List.of(alone(UNARY), group(struct(ref(2)), struct(ref(0)))));
    assertEquals(struct(RefType.nullable(space.get(2))), space.get(1).expand());
    assertEquals(struct(RefType.nullable(space.get(0))), space.get(2).expand());
    assertEquals(1, space.get(2).indexInGroup());
    assertSame(space.get(1).group(), space.get(2).group());
  }

  @Test
  void equalityOutlivesCollectionsOfGarbage() {
    TypeSpace one = TypeSpace.of(List.of(alone(UNARY), group(struct(), struct(ref(0)))));
    System.gc();
    TypeSpace other = TypeSpace.of(List.of(alone(UNARY), group(struct(), struct(ref(0)))));
    assertSame(one.get(0), other.get(0));
    assertSame(one.get(2), other.get(2));
  }

  @Test
  void aTypeCanUseEarlierTypesAndItsOwnGroupOnly() {
    InvalidException later =
        assertThrows(
            InvalidException.class,
            () -> TypeSpace.of(List.of(alone(struct(ref(1))), alone(struct()))));
    assertTrue(later.problem().startsWith("unknown type"), later.problem());
    assertThrows(
        InvalidException.class, () -> TypeSpace.of(List.of(RecType.of(open(struct(), 7)))));
  }

  @Test
  void indicesOutsideOfTheSpaceAreUnknown() {
    TypeSpace space = TypeSpace.of(List.of(alone(UNARY)));
    assertEquals(1, space.size());
    assertThrows(InvalidException.class, () -> space.get(1));
    InvalidException unsigned = assertThrows(InvalidException.class, () -> space.get(-1));
    assertEquals("unknown type 4294967295", unsigned.problem());
  }

  @Test
  void externalTypesAreClosed() {
    TypeSpace space = TypeSpace.of(List.of(alone(UNARY)));
    TypeUse use = new TypeUse.Index(0);
    DefType type = space.get(0);
    RefType closed = RefType.nullable(type);
    assertEquals(new ExternType.Func(type), space.close(new ExternType.Func(use)));
    assertEquals(new TagType(type), space.close(new TagType(use)));
    assertEquals(
        new GlobalType(Mutability.VAR, closed),
        space.close(new GlobalType(Mutability.VAR, ref(0))));
    assertEquals(
        new TableType(AddrType.I64, Limits.atLeast(1), closed),
        space.close(new TableType(AddrType.I64, Limits.atLeast(1), ref(0))));
    MemType memory = MemType.of(AddrType.I32, Limits.between(1, 2));
    assertEquals(memory, space.close(memory));
  }

  @Test
  void aRecursiveTypeHasAFiniteRendering() {
    TypeSpace space = TypeSpace.of(List.of(group(struct(ref(0)))));
    assertTrue(space.get(0).toString().contains("struct"), space.get(0)::toString);
  }
}
