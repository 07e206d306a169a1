package org.guildhall.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.guildhall.demo.DemoClock;
import org.guildhall.leadership.ElectionCalendar;
import org.guildhall.moderation.ModerationCalendar;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;

/**
 * The time machine at the foot of a demo's pages: moves the clock and shows the same page again.
 */
@WebServlet("/demo/clock")
public class MoveClock extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Visitor visitor;
  @Inject private transient DemoClock clock;
  @Inject private transient ElectionCalendar calendar;
  @Inject private transient ModerationCalendar moderation;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      clock.advance(
          visitor.actor(), Duration.parse(String.valueOf(request.getParameter("advance"))));
      calendar.turn();
      moderation.turn();
      response.sendRedirect(ChooseLanguage.back(request));
    } catch (NotFoundException e) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } catch (DateTimeParseException | BusinessException e) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
  }
}
