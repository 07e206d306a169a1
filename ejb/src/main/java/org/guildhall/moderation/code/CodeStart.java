package org.guildhall.moderation.code;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Gives the template to communities that were founded before there were codes of conduct. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class CodeStart {
  private static final Logger LOG = System.getLogger(CodeStart.class.getName());

  @Inject private CodeService service;

  @PostConstruct
  void begin() {
    int begun = service.beginAll();
    if (begun > 0) {
      LOG.log(Level.INFO, "{0} communities begin with the firm''s code of conduct", begun);
    }
  }
}
