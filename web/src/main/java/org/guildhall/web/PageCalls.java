package org.guildhall.web;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes the calls of pages that are most frequent, such as {@code person.name()}, and those of
 * {@link Texts}: the server's own resolver looks through all methods of a class anew for each. What
 * is neither is left to that one.
 */
public class PageCalls extends ELResolver {
  /** Of a public class, the public methods without parameters, by name. */
  private static final ClassValue<Map<String, Method>> SIMPLE =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          return Arrays.stream(type.getMethods())
              .filter(method -> method.getParameterCount() == 0)
              .filter(method -> Modifier.isPublic(method.getDeclaringClass().getModifiers()))
              .collect(Collectors.toMap(Method::getName, method -> method, PageCalls::closer));
        }
      };

  /** One that overrides another and returns something more special has a bridge beside it. */
  private static Method closer(Method one, Method other) {
    return one.isBridge() ? other : one;
  }

  @Override
  public Object invoke(
      ELContext context, Object base, Object name, Class<?>[] types, Object[] parameters) {
    // What is called on an Optional is meant for what is in it, as the server's own knows.
    if (base == null || base instanceof Optional || parameters == null) {
      return null;
    }
    if (parameters.length == 0) {
      var method = SIMPLE.get(base.getClass()).get(name.toString());
      return method == null ? null : resolved(context, base, method);
    }
    if (base instanceof Texts texts && name.equals("of") && parameters[0] instanceof String key) {
      context.setPropertyResolved(base, name);
      return parameters.length == 2 && parameters[1] instanceof List<?> arguments
          ? texts.of(key, arguments.toArray())
          : texts.of(key, Arrays.copyOfRange(parameters, 1, parameters.length));
    }
    return null;
  }

  private static Object resolved(ELContext context, Object base, Method method) {
    try {
      var value = method.invoke(base);
      context.setPropertyResolved(base, method.getName());
      return value;
    } catch (InvocationTargetException e) {
      throw new ELException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new ELException(e);
    }
  }

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    return null;
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    return null;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    // Calls only.
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    return false;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return null;
  }
}
