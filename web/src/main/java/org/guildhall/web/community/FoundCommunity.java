package org.guildhall.web.community;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.guildhall.community.Communities;
import org.guildhall.community.Community;
import org.guildhall.community.CommunityPolicy;
import org.guildhall.community.CommunityService;
import org.guildhall.community.Criterion;
import org.guildhall.community.CriterionCheck;
import org.guildhall.community.Facet;
import org.guildhall.community.Foundation;
import org.guildhall.community.SecondCriterionException;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.Visible;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.cdi.Param;

/** The form that founds a community, and what the check of its criterion says to it. */
@Named
@RequestScoped
public class FoundCommunity {

  /**
   * A community that a part of the criterion could have.
   *
   * @param existing the one that has it already; null when there is none
   */
  public record Offer(Criterion criterion, Community existing) {}

  @Inject
  @Param(name = "facet")
  private String wishedFacet;

  @Inject
  @Param(name = "value")
  private String wishedValue;

  @Inject private Visitor visitor;
  @Inject private Communities communities;
  @Inject private CommunityPolicy policy;
  @Inject private CommunityService service;
  @Inject private Notices notices;

  @NotNull private Facet facet;

  @Visible
  @Size(max = Foundation.VALUE_MAX)
  private String value;

  @Visible
  @Size(min = Foundation.NAME_MIN, max = Foundation.NAME_MAX)
  private String name;

  @Visible
  @Size(max = Foundation.PURPOSE_MAX)
  private String purpose;

  @Size(max = Foundation.REASON_MAX)
  private String closedReason;

  private List<CriterionCheck.Finding> findings = List.of();
  private List<Offer> offers = List.of();

  /** With what an offer of the check, and its address, have chosen before. */
  @PostConstruct
  void load() {
    policy.mayFound(visitor.require()).orThrow();
    facet =
        Arrays.stream(Facet.values())
            .filter(one -> one.name().equals(wishedFacet))
            .findFirst()
            .orElse(null);
    value = wishedValue;
  }

  public String found() {
    try {
      var slug =
          service.found(visitor.actor(), new Foundation(facet, value, name, purpose, closedReason));
      return "/community/show?faces-redirect=true&founded=true&slug=" + slug;
    } catch (SecondCriterionException e) {
      offer(e.outcome());
    } catch (DeniedException e) {
      throw e;
    } catch (BusinessException e) {
      notices.beside(e.key().endsWith("criterion") ? "value" : "name", e);
    }
    return null;
  }

  private void offer(CriterionCheck.Outcome outcome) {
    findings = outcome.findings();
    offers =
        outcome.split().communities().stream()
            .map(
                part ->
                    new Offer(
                        part, communities.withCriterion(part.facet(), part.value()).orElse(null)))
            .toList();
  }

  /** What speaks of a second criterion in one of the fields: its name in upper case. */
  public List<CriterionCheck.Finding> findings(String field) {
    return findings.stream().filter(finding -> finding.field().name().equals(field)).toList();
  }

  /** The key of the text that explains a finding. */
  public String key(CriterionCheck.Finding finding) {
    if (finding.field() == CriterionCheck.Field.PURPOSE) {
      return "criterion.purpose";
    }
    return finding.facet() == facet
        ? "criterion.same"
        : "criterion.found." + finding.facet().name().toLowerCase(Locale.ROOT);
  }

  public List<Offer> getOffers() {
    return offers;
  }

  public Facet[] getFacets() {
    return Facet.values();
  }

  public Facet getFacet() {
    return facet;
  }

  public void setFacet(Facet facet) {
    this.facet = facet;
  }

  public String getValue() {
    return value;
  }

  public void setValue(String value) {
    this.value = value;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getPurpose() {
    return purpose;
  }

  public void setPurpose(String purpose) {
    this.purpose = purpose;
  }

  public String getClosedReason() {
    return closedReason;
  }

  public void setClosedReason(String closedReason) {
    this.closedReason = closedReason;
  }
}
