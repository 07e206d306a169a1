package org.guildhall.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.VariableMapper;
import java.util.ArrayList;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageCallsTest {
  private final PageCalls calls = new PageCalls();

  private final ELContext context =
      new ELContext() {
        @Override
        public ELResolver getELResolver() {
          return calls;
        }

        @Override
        public FunctionMapper getFunctionMapper() {
          return null;
        }

        @Override
        public VariableMapper getVariableMapper() {
          return null;
        }
      };

  private Object call(Object base, String method, Object... parameters) {
    return calls.invoke(context, base, method, null, parameters);
  }

  @Test
  void methodWithoutParametersIsCalled() {
    assertEquals(4, call("some", "length"));
    assertTrue(context.isPropertyResolved());
  }

  @Test
  void whatIsCalledOnAnOptionalIsLeftToTheServer() {
    assertNull(call(Optional.of("some"), "toString"));
    assertFalse(context.isPropertyResolved());
  }

  @Test
  void unknownMethodsAndThoseWithParametersAreLeftToTheServer() {
    assertNull(call("some", "nothing"));
    assertNull(call("some", "charAt", 1));
    assertFalse(context.isPropertyResolved());
  }

  @Test
  void whatTheMethodThrowsIsTheCause() {
    var thrown = assertThrows(ELException.class, () -> call(new ArrayList<>(), "getFirst"));
    assertEquals(NoSuchElementException.class, thrown.getCause().getClass());
  }
}
