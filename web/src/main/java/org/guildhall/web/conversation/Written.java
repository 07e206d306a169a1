package org.guildhall.web.conversation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.util.Faces;

/** Tells the page after a form which drafts the browser need not keep any more. */
@Named
@RequestScoped
public class Written {
  private static final String KEY = "written";

  static void done(String... drafts) {
    Faces.setFlashAttribute(KEY, List.of(drafts));
  }

  /** The drafts that have just become posts; only the first page after that knows. */
  public List<String> getDrafts() {
    List<String> drafts = Faces.getFlashAttribute(KEY);
    return drafts == null ? List.of() : drafts;
  }
}
