package org.guildhall.directory;

import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.guildhall.directory.Condition.And;
import org.guildhall.directory.Condition.Is;
import org.guildhall.directory.Condition.Not;
import org.guildhall.directory.Condition.Operator;
import org.guildhall.directory.Condition.Or;
import org.guildhall.platform.BusinessException;

/** Writes a condition as the text of a query of {@code x}, with its values as parameters. */
final class ConditionWriter {
  private final List<Object> values = new ArrayList<>();

  /**
   * @throws BusinessException when an attribute cannot be compared so
   */
  String write(Condition condition) {
    return write(condition, true);
  }

  /**
   * A negation is carried down to what it negates: the provider loses one before a conjunction.
   *
   * @param holds whether it is to hold, or not to
   */
  private String write(Condition condition, boolean holds) {
    if (condition instanceof And and) {
      return pair(and.one(), holds ? " and " : " or ", and.other(), holds);
    } else if (condition instanceof Or or) {
      return pair(or.one(), holds ? " or " : " and ", or.other(), holds);
    } else if (condition instanceof Not not) {
      return write(not.condition(), !holds);
    }
    return holds ? write((Is) condition) : negated((Is) condition);
  }

  private String pair(Condition one, String word, Condition other, boolean holds) {
    return "(" + write(one, holds) + word + write(other, holds) + ")";
  }

  /** Also where there is no value, of which the condition does not hold either. */
  private String negated(Is is) {
    var path = is.attribute().path();
    if (is.attribute().type() == Condition.Type.MEMBER) {
      return is.operator() == Operator.PRESENT ? path + " is empty" : "not " + member(path, is);
    } else if (is.operator() == Operator.PRESENT) {
      return "("
          + path
          + " is null"
          + (is.attribute().isText() ? " or " + path + " = ''" : "")
          + ")";
    } else if (is.operator() == Operator.NOT_EQUAL) {
      return write(new Is(is.attribute(), Operator.EQUAL, is.value()));
    }
    return "(not " + write(is) + " or " + path + " is null)";
  }

  <T> TypedQuery<T> fill(TypedQuery<T> query) {
    // Else the provider writes values into some queries itself, and truth as 1.
    query.setHint("eclipselink.jdbc.bind-parameters", "true");
    for (int i = 0; i < values.size(); i++) {
      query.setParameter("v" + i, values.get(i));
    }
    return query;
  }

  private String write(Is is) {
    var path = is.attribute().path();
    if (is.operator() == Operator.PRESENT) {
      return is.attribute().type() == Condition.Type.MEMBER
          ? path + " is not empty"
          : "("
              + path
              + " is not null"
              + (is.attribute().isText() ? " and " + path + " <> ''" : "")
              + ")";
    }
    return switch (is.attribute().type()) {
      case TEXT -> text(path, is);
      case TRUTH -> plain(path, is, Boolean.valueOf(is.value()), false);
      case NUMBER -> number(path, is);
      case MEMBER -> member(path, is);
    };
  }

  private String text(String path, Is is) {
    var value = is.value().toLowerCase(Locale.ROOT);
    var of = "lower(" + path + ")";
    return switch (is.operator()) {
      case CONTAINS -> "locate(" + parameter(value) + ", " + of + ") > 0";
      case STARTS_WITH -> "locate(" + parameter(value) + ", " + of + ") = 1";
      case ENDS_WITH -> endsWith(of, value);
      case NOT_EQUAL -> "(" + of + " <> " + parameter(value) + " or " + path + " is null)";
      default -> of + " " + is.operator().sign() + " " + parameter(value);
    };
  }

  private String endsWith(String of, String value) {
    int length = value.length();
    var end = "substring(" + of + ", length(" + of + ") - " + (length - 1) + ")";
    return "(length(" + of + ") >= " + length + " and " + end + " = " + parameter(value) + ")";
  }

  private String number(String path, Is is) {
    // What is no number of ours is nobody's.
    long number = is.value().matches("[0-9]{1,18}") ? Long.parseLong(is.value()) : -1;
    var compared = plain(path, is, number, true);
    return is.operator() == Operator.NOT_EQUAL
        ? "(" + compared + " or " + path + " is null)"
        : compared;
  }

  private String plain(String path, Is is, Object value, boolean ordered) {
    var sign =
        switch (is.operator()) {
          case EQUAL, NOT_EQUAL -> is.operator().sign();
          case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL ->
              ordered ? is.operator().sign() : impossible();
          default -> impossible();
        };
    return path + " " + sign + " " + parameter(value);
  }

  private String member(String path, Is is) {
    if (is.operator() != Operator.EQUAL || !is.value().matches("[0-9]{1,18}")) {
      return impossible();
    }
    return "exists (select m from x.members m where m.id = "
        + parameter(Long.valueOf(is.value()))
        + ")";
  }

  private static String impossible() {
    throw new BusinessException("directory.problem.no-such-comparison");
  }

  private String parameter(Object value) {
    values.add(value);
    return ":v" + (values.size() - 1);
  }
}
