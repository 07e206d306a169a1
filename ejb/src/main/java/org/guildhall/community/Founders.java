package org.guildhall.community;

import java.util.List;

/**
 * How far a forming community is from opening.
 *
 * @param people founders so far
 * @param departments departments they come from
 * @param peopleNeeded founders it takes to open
 * @param departmentsNeeded departments it takes to open
 */
public record Founders(int people, int departments, int peopleNeeded, int departmentsNeeded) {

  static Founders among(List<Membership> members, CommunitySettings settings) {
    var founders = members.stream().filter(Membership::isFounding).map(Membership::person).toList();
    var departments =
        founders.stream()
            .map(founder -> founder.department())
            .filter(department -> department != null)
            .distinct()
            .count();
    return new Founders(
        founders.size(), (int) departments, settings.founders(), settings.departments());
  }

  public boolean areEnough() {
    return peopleMissing() == 0 && departmentsMissing() == 0;
  }

  /** How many more people it takes: at least as many as departments are missing. */
  public int peopleMissing() {
    return Math.max(Math.max(0, peopleNeeded - people), departmentsMissing());
  }

  public int departmentsMissing() {
    return Math.max(0, departmentsNeeded - departments);
  }
}
