package cezve.text.lexer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cezve.model.error.MalformedException;
import cezve.text.Source;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCursorTest {
  private static TokenCursor cursor(String text) {
    return TokenCursor.of(Source.of("t", text));
  }

  private static String kinds(String text) {
    StringBuilder kinds = new StringBuilder();
    for (TokenCursor cursor = cursor(text); !cursor.atEnd(); cursor.advance()) {
      kinds.append(kinds.isEmpty() ? "" : " ").append(cursor.kind().name());
    }
    return kinds.toString();
  }

  private static MalformedException error(String text) {
    return assertThrows(MalformedException.class, () -> cursor(text), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "(func$x.y)         | LEFT_PAREN KEYWORD RIGHT_PAREN",
        "(nop)(nop)         | LEFT_PAREN KEYWORD RIGHT_PAREN LEFT_PAREN KEYWORD RIGHT_PAREN",
        "a;;b               | KEYWORD",
        "a(;b;)c            | KEYWORD KEYWORD",
        "(;a(;b;)c;)d       | KEYWORD",
        "a(@b)c             | KEYWORD KEYWORD",
        "$a $\"a b\" \"c\"  | IDENTIFIER IDENTIFIER STRING",
        "0 0x0 1_000        | NATURAL NATURAL NATURAL",
        "+0 -0xF_f          | INTEGER INTEGER",
        "1. 1.5 1e5 1E+5    | FLOAT FLOAT FLOAT FLOAT",
        "0x1. 0x.8          | ",
        "0x1.8p-3 0x1P1     | FLOAT FLOAT",
        "0xeep1 0xee        | FLOAT NATURAL",
        "inf -inf nan +nan  | FLOAT FLOAT FLOAT FLOAT",
        "nan:0x1 -nan:0xF_f | FLOAT FLOAT",
        "nan:1 nan:0x info  | KEYWORD KEYWORD KEYWORD",
        "offset=1 i32.add   | KEYWORD KEYWORD",
      })
  void textsAreSplitIntoTheLongestTokens(String text, String kinds) {
    if (kinds == null) {
      assertTrue(error(text).problem().startsWith("unknown operator 0x.8"), text);
    } else {
      assertEquals(kinds, kinds(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0$x",
        "0\"a\"",
        "\"a\"0",
        "\"a\"\"b\"",
        "\"a\"$b",
        "$a\"b\"",
        "$\"a\"b",
        "$\"a\"\"b\"",
        "a\"b\"",
        "1_",
        "1__0",
        "0x",
        "0xg",
        "0x_1",
        "1e",
        "1e+",
        "1._0",
        "1.0_",
        "0x1p0x1",
        "+",
        "-a",
        "+nan:1",
        "Func",
        "@a",
        "[",
        ",",
        ";",
        "}",
        "?"
      })
  void whatIsNoTokenIsAnUnknownOperator(String text) {
    MalformedException error = error("a " + text + " b");
    assertTrue(error.problem().startsWith("unknown operator " + text), error.problem());
    assertEquals("t:1:3", error.position().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "$ a           | 1:1 | empty identifier",
        "a $\"\"       | 1:3 | empty identifier",
        "$(@a)         | 1:1 | empty identifier",
        "$\"\\ff\"     | 1:2 | malformed UTF-8 encoding",
        "\"a           | 1:1 | unclosed string",
        "\"\\q\"       | 1:2 | illegal escape",
        "\"\\u{D800}\" | 1:2 | illegal escape",
        "\"\\u{110000}\" | 1:2 | illegal escape",
        "\"\\u{_1}\"   | 1:2 | illegal escape",
        "\"\\4\"       | 1:2 | illegal escape",
        "a (; (; ;)    | 1:3 | unclosed comment",
        "a ü           | 1:3 | illegal character: ü",
        "a \u0001b     | 1:3 | illegal character: START OF HEADING",
        "\"\u0001\"    | 1:2 | illegal character: START OF HEADING",
        "(@)           | 1:1 | empty annotation id",
        "(@\"\")       | 1:1 | empty annotation id",
        "(@a (@b)      | 1:1 | unclosed annotation",
        "(@a \")       | 1:5 | unclosed string",
        "(@a ü)        | 1:5 | illegal character",
      })
  void errorsSayWhatIsWrongAndWhere(String text, String place, String problem) {
    MalformedException error = error(text);
    assertTrue(error.problem().startsWith(problem), error.problem());
    assertEquals("t:" + place, error.position().toString());
  }

  @Test
  void escapesStandForBytes() {
    assertArrayEquals(
        "\t\n\r\"'\\A\0é€😀".getBytes(StandardCharsets.UTF_8),
        cursor("\"\\t\\n\\r\\\"\\'\\\\\\41\\00é\\u{20_ac}\\u{1F600}\"").string());
    assertArrayEquals(new byte[] {(byte) 0xFF, 0x41}, cursor("\"\\fFA\"").string());
  }

  @Test
  void aNameHasToBeUtf8() {
    assertEquals("é", cursor("\"\\c3\\a9\"").name());
    TokenCursor cursor = cursor("\n\"\\c3\"");
    MalformedException error = assertThrows(MalformedException.class, cursor::name);
    assertEquals("t:2:1: malformed UTF-8 encoding", error.getMessage());
  }

  @Test
  void quotedIdentifiersAreTheSameAsPlainOnes() {
    assertEquals("AB", cursor("$\"\\41B\"").identifier());
    assertEquals("AB", cursor("$AB").identifier());
    assertNull(cursor("ab").identifier());
  }

  @Test
  void annotationsAreFoundInFrontOfTheirToken() {
    TokenCursor cursor = cursor("a (@x 1) (@\"\\79\" (2) \"3\" $ 4a) b (@x)");
    assertNull(cursor.annotation("y"));
    cursor.advance();
    Annotation y = cursor.annotation("y");
    assertNotNull(y);
    assertNull(cursor.annotation("y"), "already taken");
    TokenCursor contents = y.contents();
    contents.open("a form");
    assertEquals("2", contents.text());
    contents.advance();
    contents.close();
    assertArrayEquals(new byte[] {'3'}, contents.string());
    assertEquals(TokenKind.RESERVED, contents.kind());
    contents.advance();
    assertEquals("4a", contents.text());
    contents.advance();
    assertTrue(contents.atEnd());
    Annotation misplaced = cursor.misplaced("x", 0);
    assertNotNull(misplaced);
    assertEquals(2, misplaced.offset());
    assertNotNull(cursor.annotation("x"));
    assertNull(cursor.misplaced("x", 0));
    cursor.advance();
    assertNotNull(cursor.annotation("x"));
  }

  @Test
  void deepNestingOfCommentsAndAnnotationsTakesNoStack() {
    int depth = 1_000_000;
    assertEquals("KEYWORD", kinds("(;".repeat(depth) + ";)".repeat(depth) + "a"));
    assertEquals("KEYWORD", kinds("(@a".repeat(depth) + ")".repeat(depth) + "a"));
  }

  @Test
  void unexpectedTokensAreShown() {
    TokenCursor cursor = cursor("func i33 \"a\" ");
    assertEquals(
        "t:1:1: unexpected token: expected a type, found \"func\"",
        cursor.unexpected("a type").getMessage());
    cursor.advance();
    assertEquals(
        "t:1:6: unknown operator i33: expected a type", cursor.unexpected("a type").getMessage());
    cursor.advance();
    assertEquals(
        "t:1:10: unexpected token: expected a type, found \"a\"",
        cursor.unexpected("a type").getMessage());
    cursor.advance();
    assertEquals(
        "t:1:14: unexpected token: expected a type, found the end of the text",
        cursor.unexpected("a type").getMessage());
  }
}
