package cezve.spectests.packaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cezve.Engine;
import cezve.Instance;
import cezve.Module;
import cezve.Store;
import cezve.compiler.packaging.ModuleJar;
import cezve.decoder.ModuleEncoder;
import cezve.model.instruction.Feature;
import cezve.text.ModuleParser;
import cezve.text.Source;
import cezve.validator.ValidModule;
import cezve.validator.Validator;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleInterfaceTest {
  private static final String NAME = "com.example.Calculator";

  private static final String TEXT =
      """
      (module
        (memory (export "memory") 1)
        (func (export "add") (param i32 i32) (result i32)
          (i32.add (local.get 0) (local.get 1)))
        (func (export "div-rem") (param i64 i64) (result i64 i64)
          (i64.div_s (local.get 0) (local.get 1))
          (i64.rem_s (local.get 0) (local.get 1)))
        (func (export "div_rem") (param i64 i64) (result i64)
          (i64.div_s (local.get 0) (local.get 1)))
        (func (export "class") (param externref f32 f64))
        (func (export "1st")))
      """;

  @TempDir Path folder;

  private Path jar() throws IOException {
    cezve.model.module.Module parsed = ModuleParser.parse(Source.of("m.wat", TEXT));
    ValidModule valid = Validator.validate(parsed, Feature.all());
    Path file = folder.resolve("calculator.jar");
    try (OutputStream out = Files.newOutputStream(file);
        ModuleJar jar = new ModuleJar(out, null)) {
      jar.addModule("calculator", ModuleEncoder.encode(parsed), valid);
      jar.addInterface(NAME, "calculator", valid);
    }
    return file;
  }

  private static Object call(Class<?> type, Object target, String name, Object... arguments)
      throws ReflectiveOperationException {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)) {
        return method.invoke(target, arguments);
      }
    }
    throw new AssertionError("there is no method " + name);
  }

  @Test
  void exportsAreMethods() throws Exception {
    URL[] jar = {jar().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(jar, getClass().getClassLoader());
        Engine engine = Engine.create()) {
      Class<?> type = loader.loadClass(NAME);
      List<String> methods =
          Arrays.stream(type.getMethods())
              .filter(method -> !Modifier.isStatic(method.getModifiers()))
              .map(method -> method.getName() + Arrays.toString(method.getParameterTypes()))
              .sorted()
              .toList();
      assertEquals(
          List.of(
              "_1st[]",
              "add[int, int]",
              "class_[class java.lang.Object, float, double]",
              "div_rem2[long, long]",
              "div_rem[long, long]"),
          methods);
      Module module = (Module) type.getMethod("load", Engine.class).invoke(null, engine);
      Instance instance = module.instantiate(new Store());
      Object calculator = type.getMethod("of", Instance.class).invoke(null, instance);
      assertEquals(7, call(type, calculator, "add", 3, 4));
      assertArrayEquals(
          new Object[] {3L, 1L}, (Object[]) call(type, calculator, "div_rem", 10L, 3L));
      assertEquals(3L, call(type, calculator, "div_rem2", 10L, 3L));
      call(type, calculator, "class_", "anything", 1f, 2d);
      call(type, calculator, "_1st");
    }
  }
}
