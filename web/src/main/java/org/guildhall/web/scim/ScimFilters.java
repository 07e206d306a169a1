package org.guildhall.web.scim;

import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.filter.AndExpressionNode;
import de.captaingoldfish.scim.sdk.server.filter.AttributeExpressionLeaf;
import de.captaingoldfish.scim.sdk.server.filter.AttributePathRoot;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.NotExpressionNode;
import de.captaingoldfish.scim.sdk.server.filter.OrExpressionNode;
import java.util.Locale;
import java.util.Map;
import org.guildhall.directory.Condition;
import org.guildhall.directory.Condition.Attribute;
import org.guildhall.directory.Condition.Operator;

/** Filters and orders of the protocol (RFC 7644, 3.4.2.2 and 3.4.2.3), as the directory asks. */
final class ScimFilters {
  static final Map<String, Attribute> OF_USERS =
      Map.ofEntries(
          Map.entry("id", Attribute.ID),
          Map.entry("externalid", Attribute.EXTERNAL_ID),
          Map.entry("username", Attribute.USER_NAME),
          Map.entry("name.givenname", Attribute.GIVEN_NAME),
          Map.entry("name.familyname", Attribute.FAMILY_NAME),
          Map.entry("emails", Attribute.EMAIL),
          Map.entry("emails.value", Attribute.EMAIL),
          Map.entry("title", Attribute.TITLE),
          Map.entry("active", Attribute.ACTIVE),
          Map.entry("department", Attribute.DEPARTMENT),
          Map.entry("employeenumber", Attribute.EMPLOYEE_ID),
          Map.entry("manager", Attribute.MANAGER),
          Map.entry("manager.value", Attribute.MANAGER),
          Map.entry("addresses.locality", Attribute.CITY),
          Map.entry("addresses.country", Attribute.COUNTRY));

  static final Map<String, Attribute> OF_GROUPS =
      Map.of(
          "id",
          Attribute.ID,
          "externalid",
          Attribute.EXTERNAL_ID,
          "displayname",
          Attribute.DISPLAY_NAME,
          "members",
          Attribute.MEMBER,
          "members.value",
          Attribute.MEMBER);

  private static final Map<Comparator, Operator> OPERATORS =
      Map.of(
          Comparator.EQ, Operator.EQUAL,
          Comparator.NE, Operator.NOT_EQUAL,
          Comparator.CO, Operator.CONTAINS,
          Comparator.SW, Operator.STARTS_WITH,
          Comparator.EW, Operator.ENDS_WITH,
          Comparator.PR, Operator.PRESENT,
          Comparator.GT, Operator.GREATER,
          Comparator.GE, Operator.GREATER_OR_EQUAL,
          Comparator.LT, Operator.LESS,
          Comparator.LE, Operator.LESS_OR_EQUAL);

  /** The only address of either kind that is kept is the one at work. */
  private static final Map<String, String> TYPES =
      Map.of("emails.type", "work", "addresses.type", "work");

  private static final Condition ALL = new Condition.Is(Attribute.ID, Operator.PRESENT, null);

  private final Map<String, Attribute> attributes;

  ScimFilters(Map<String, Attribute> attributes) {
    this.attributes = attributes;
  }

  /**
   * @param filter null for none
   */
  Condition condition(FilterNode filter) {
    if (filter == null) {
      return null;
    } else if (filter instanceof AndExpressionNode and) {
      return new Condition.And(condition(and.getLeftNode()), condition(and.getRightNode()));
    } else if (filter instanceof OrExpressionNode or) {
      return new Condition.Or(condition(or.getLeftNode()), condition(or.getRightNode()));
    } else if (filter instanceof NotExpressionNode not) {
      return new Condition.Not(condition(not.getRightNode()));
    } else if (filter instanceof AttributePathRoot root) {
      return condition(root.getChild());
    }
    return condition((AttributeExpressionLeaf) filter);
  }

  private Condition condition(AttributeExpressionLeaf leaf) {
    var name = leaf.getShortName().toLowerCase(Locale.ROOT);
    var operator = OPERATORS.get(leaf.getComparator());
    var type = TYPES.get(name);
    if (type != null && attributes == OF_USERS) {
      boolean is = operator == Operator.PRESENT || type.equalsIgnoreCase(leaf.getValue());
      return is == (operator != Operator.NOT_EQUAL) ? ALL : new Condition.Not(ALL);
    }
    var attribute = attributes.get(name);
    if (attribute == null) {
      throw new BadRequestException(
          "Nobody can be asked for by " + leaf.getShortName(), ScimType.RFC7644.INVALID_FILTER);
    }
    if (operator != Operator.PRESENT && leaf.isNull()) {
      var present = new Condition.Is(attribute, Operator.PRESENT, null);
      return operator == Operator.NOT_EQUAL ? present : new Condition.Not(present);
    }
    return new Condition.Is(
        attribute, operator, operator == Operator.PRESENT ? null : leaf.getValue());
  }

  /**
   * @param sortBy null for none
   */
  Attribute order(SchemaAttribute sortBy) {
    if (sortBy == null) {
      return null;
    }
    var attribute = attributes.get(sortBy.getScimNodeName().toLowerCase(Locale.ROOT));
    if (attribute == null || attribute == Attribute.MEMBER) {
      throw new BadRequestException(
          "Nothing can be sorted by " + sortBy.getScimNodeName(), ScimType.RFC7644.INVALID_PATH);
    }
    return attribute;
  }
}
