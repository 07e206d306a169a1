package org.guildhall.web.person;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.guildhall.people.AccessToken;
import org.guildhall.people.AccessToken.Scope;
import org.guildhall.people.AccessTokenService;
import org.guildhall.people.AccessTokenService.Lifetime;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.Visible;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;
import org.omnifaces.util.Faces;

/** The form that makes an access token, and the one page that ever shows it. */
@Named
@RequestScoped
public class MakeToken {
  private static final String MADE = "made-token";

  @Inject private Visitor visitor;
  @Inject private AccessTokenService service;
  @Inject private Notices notices;

  @Visible
  @Size(max = AccessToken.NAME_MAX)
  private String name;

  @NotNull private Scope scope = Scope.READ;
  @NotNull private Lifetime lifetime = Lifetime.QUARTER;

  public void make() {
    try {
      var made = service.make(visitor.actor(), name, scope, lifetime);
      // Kept by the server for the page that follows, and for no other.
      Faces.setFlashAttribute(MADE, made.secret().text());
      Faces.redirect("person/data#made");
    } catch (DeniedException e) {
      throw e;
    } catch (BusinessException e) {
      notices.beside("name", e);
    }
  }

  /** The token that was just made; null on every page but the next. */
  public String getMade() {
    return Faces.getFlashAttribute(MADE);
  }

  public Scope[] getScopes() {
    return Scope.values();
  }

  public Lifetime[] getLifetimes() {
    return Lifetime.values();
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public Scope getScope() {
    return scope;
  }

  public void setScope(Scope scope) {
    this.scope = scope;
  }

  public Lifetime getLifetime() {
    return lifetime;
  }

  public void setLifetime(Lifetime lifetime) {
    this.lifetime = lifetime;
  }
}
