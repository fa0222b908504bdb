package cezve.compiler.listing;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** JVM types as text: by their simple names, since generated code refers to few. */
final class TypeText {
  private TypeText() {}

  static String of(ClassDesc type) {
    return type.displayName();
  }

  /** The parameters in parentheses, then the result. */
  static String of(MethodTypeDesc type) {
    StringBuilder text = new StringBuilder("(");
    for (ClassDesc parameter : type.parameterList()) {
      text.append(text.length() == 1 ? "" : ", ").append(of(parameter));
    }
    return text.append(") ").append(of(type.returnType())).toString();
  }
}
