package cezve.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AllowedImportsTest {

  @ParameterizedTest
  @CsvSource({
    "env.log, env, log, true",
    "env.log, env, logs, false",
    "env.log, en, log, false",
    "env.*, env, log, true",
    "env.*, env, '', true",
    "env.*, environment, log, false",
    "env*, environment, log, true",
    "*, any, thing, true",
    "*.log, env, log, true",
    "*.log, env, log.log, true",
    "*.log, env, blog, false",
    "wasi_*.fd_*, wasi_snapshot_preview1, fd_write, true",
    "wasi_*.fd_*, wasi_snapshot_preview1, path_open, false",
    "*a*b.c*, xaxb, cc, true",
    "*aab.*, aaab, x, true",
    "env.**, env, x, true",
  })
  void patternsMatchModuleAndName(String pattern, String module, String name, boolean allowed) {
    assertEquals(allowed, AllowedImports.of(List.of(pattern)).allows(module, name));
  }

  @Test
  void anyOfThePatternsAllows() {
    AllowedImports allowed = AllowedImports.of(List.of("a.b", "c.*"));
    assertTrue(allowed.allows("a", "b"));
    assertTrue(allowed.allows("c", "d"));
    assertFalse(allowed.allows("a", "d"));
    assertFalse(AllowedImports.of(List.of()).allows("a", "b"));
  }

  @Test
  void whatNothingMatchesIsRefused() {
    IllegalArgumentException problem =
        assertThrows(
            IllegalArgumentException.class, () -> AllowedImports.of(List.of("env.log", "env")));
    assertTrue(String.valueOf(problem.getMessage()).startsWith("\"env\" is not"));
  }
}
