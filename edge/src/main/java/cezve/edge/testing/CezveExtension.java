package cezve.edge.testing;

import cezve.edge.config.ConfigException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link CezveFunctions} does. */
public final class CezveExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(CezveExtension.class);

  /** Made by JUnit. */
  public CezveExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FunctionTester.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(FunctionTester.class, _ -> open(context), FunctionTester.class);
  }

  private static FunctionTester open(ExtensionContext context) {
    CezveFunctions functions =
        AnnotationSupport.findAnnotation(context.getRequiredTestClass(), CezveFunctions.class)
            .orElseThrow(
                () ->
                    new ParameterResolutionException(
                        context.getRequiredTestClass().getName()
                            + " must have the annotation @CezveFunctions"));
    try {
      return FunctionTester.open(Path.of(functions.value()));
    } catch (ConfigException e) {
      throw new ParameterResolutionException(String.valueOf(e.getMessage()), e);
    }
  }
}
