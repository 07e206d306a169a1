package org.guildhall.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.Flash;
import jakarta.faces.context.FlashFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an action leaves for the page that follows it: in the session of who acted, for him alone,
 * and once.
 *
 * <p>Mojarra's own lies in a map of the whole application, under a number that the browser keeps in
 * a cookie which is enciphered but not signed: whoever changes his cookie is shown what was left
 * for others, a new access token for instance. See decision 20.
 */
public final class SessionFlash extends Flash {
  private static final String ATTRIBUTE = SessionFlash.class.getName();

  private record Left(String userName, HashMap<String, Object> values, List<FacesMessage> messages)
      implements Serializable {}

  /** Makes one for each request. */
  public static final class Factory extends FlashFactory {
    public Factory(FlashFactory wrapped) {
      super(wrapped);
    }

    @Override
    public Flash getFlash(boolean create) {
      return new SessionFlash();
    }
  }

  private boolean taken;
  private boolean keepsMessages;
  private boolean redirects;
  private Map<String, Object> found = Map.of();
  private final HashMap<String, Object> left = new HashMap<>();

  @Override
  public void doPrePhaseActions(FacesContext faces) {
    if (!taken) {
      taken = true;
      take(faces);
    }
  }

  private void take(FacesContext faces) {
    var request = request(faces);
    var session = request.getSession(false);
    if (session != null && session.getAttribute(ATTRIBUTE) instanceof Left before) {
      session.removeAttribute(ATTRIBUTE);
      // In the same browser somebody else may have signed in.
      if (before.userName.equals(request.getRemoteUser())) {
        found = before.values;
        before.messages.forEach(message -> faces.addMessage(null, message));
      }
    }
  }

  private void leave() {
    var faces = FacesContext.getCurrentInstance();
    var request = request(faces);
    if (request.getRemoteUser() != null) {
      var messages =
          keepsMessages ? List.copyOf(faces.getMessageList(null)) : List.<FacesMessage>of();
      request
          .getSession()
          .setAttribute(ATTRIBUTE, new Left(request.getRemoteUser(), left, messages));
    }
  }

  private static HttpServletRequest request(FacesContext faces) {
    return (HttpServletRequest) faces.getExternalContext().getRequest();
  }

  @Override
  public void doPostPhaseActions(FacesContext faces) {
    // What is left is in the session already.
  }

  @Override
  public boolean isKeepMessages() {
    return keepsMessages;
  }

  /** Leaves the messages that there are now. */
  @Override
  public void setKeepMessages(boolean keep) {
    keepsMessages = keep;
    leave();
  }

  @Override
  public boolean isRedirect() {
    return redirects;
  }

  @Override
  public void setRedirect(boolean redirect) {
    redirects = redirect;
  }

  @Override
  public Object put(String name, Object value) {
    var before = left.put(name, value);
    leave();
    return before;
  }

  @Override
  public void putAll(Map<? extends String, ?> values) {
    left.putAll(values);
    leave();
  }

  /** For this page only. */
  @Override
  public void putNow(String name, Object value) {
    found = new HashMap<>(found);
    found.put(name, value);
  }

  @Override
  public void keep(String name) {
    put(name, found.get(name));
  }

  @Override
  public Object get(Object name) {
    return found.get(name);
  }

  @Override
  public boolean containsKey(Object name) {
    return found.containsKey(name);
  }

  @Override
  public boolean containsValue(Object value) {
    return found.containsValue(value);
  }

  @Override
  public int size() {
    return found.size();
  }

  @Override
  public boolean isEmpty() {
    return found.isEmpty();
  }

  @Override
  public Set<String> keySet() {
    return found.keySet();
  }

  @Override
  public Collection<Object> values() {
    return found.values();
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return found.entrySet();
  }

  @Override
  public Object remove(Object name) {
    var before = left.remove(name);
    leave();
    return before;
  }

  @Override
  public void clear() {
    left.clear();
    leave();
  }
}
