package org.guildhall.web.community;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityService;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.platform.Visible;
import org.guildhall.web.Notices;
import org.guildhall.web.Visitor;

/** The form on a closed community's page by which a member asks a colleague in. */
@Named
@RequestScoped
public class InviteColleague {
  @Inject private Visitor visitor;
  @Inject private Communities communities;
  @Inject private CommunityService service;
  @Inject private Notices notices;

  @Visible private String userName;

  public String invite(String slug) {
    try {
      service.invite(visitor.actor(), communities.requireBySlug(slug).id(), userName.strip());
    } catch (DeniedException e) {
      throw e;
    } catch (BusinessException e) {
      notices.beside("userName", e);
      return null;
    }
    notices.done("community.show.invited", userName.strip());
    return "/community/show?faces-redirect=true&slug=" + slug;
  }

  public String getUserName() {
    return userName;
  }

  public void setUserName(String userName) {
    this.userName = userName;
  }
}
