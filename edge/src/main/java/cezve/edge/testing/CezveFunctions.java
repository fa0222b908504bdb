package cezve.edge.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a {@link FunctionTester}, as a parameter; each test another one, with
 * nothing kept.
 */
@Documented
@Inherited
@ExtendWith(CezveExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CezveFunctions {
  /** The file that describes the service, from the directory that the tests run in. */
  String value() default "functions.toml";
}
