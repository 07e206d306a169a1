package org.guildhall.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.conversation.Kind;
import org.guildhall.conversation.Tags;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.DeniedException;
import org.guildhall.search.SearchService;
import org.guildhall.search.SearchService.Choice;
import org.guildhall.search.SearchService.Findings;
import org.guildhall.search.SearchService.Section;
import org.guildhall.search.lucene.Age;
import org.guildhall.search.lucene.Language;
import org.guildhall.search.lucene.SearchRequest.Order;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** What was found for what was typed into the box, in all the house or narrowed to a part of it. */
@Named
@RequestScoped
public class Search {
  private static final int PAGE = 20;
  private static final Pattern TAG = Pattern.compile("#([^\\s#]+)");

  @Inject @Param private String q;
  @Inject @Param private String section;
  @Inject @Param private String kind;
  @Inject @Param private String community;
  @Inject @Param private String tag;
  @Inject @Param private String author;
  @Inject @Param private String language;
  @Inject @Param private String age;
  @Inject @Param private String order;

  @Inject
  @Param(name = "page")
  private Integer wished;

  @Inject private Visitor visitor;
  @Inject private Reader reader;
  @Inject private SearchService service;

  private Findings findings;
  private PageNumber page;
  private String closed;

  /** Looks for it; a page beyond the last is the last. Whoever types a tag, gets its page. */
  public void find() {
    var asTag = TAG.matcher(getText());
    if (asTag.matches() && Tags.one(asTag.group(1)).isPresent()) {
      Faces.redirect("conversation/tagged?tag=%s", Tags.one(asTag.group(1)).get());
    } else if (isAsked()) {
      show(wished == null ? 1 : Math.clamp(wished, 1, 1_000));
      if (page != null && page.number() > page.count()) {
        show(page.count());
      }
    }
  }

  private void show(int number) {
    var languages =
        reader.languages().stream().map(Locale::of).map(Language::of).collect(Collectors.toSet());
    var query =
        new SearchService.Query(
            q,
            languages,
            getSection(),
            getCommunity(),
            getTag(),
            getAuthor(),
            getLanguage(),
            getKind(),
            getAge(),
            isByTime() ? Order.TIME : Order.RELEVANCE,
            null,
            (number - 1) * PAGE,
            PAGE);
    try {
      findings = service.find(visitor.actor(), query);
      page = new PageNumber(number, PAGE, findings.total().number());
    } catch (DeniedException e) {
      throw e;
    } catch (BusinessException e) {
      closed = e.key();
      Faces.setResponseStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  /** The key of the text that says why nobody can search now; null where one can. */
  public String getClosed() {
    return closed;
  }

  public boolean isAsked() {
    return q != null && !q.isBlank();
  }

  /** Whether what was said lately is found too. */
  public boolean isInStep() {
    return service.isInStep();
  }

  /** Whether only a part of the house is searched. */
  public boolean isNarrowed() {
    return Stream.of(getKind(), getCommunity(), getTag(), getAuthor(), getLanguage(), getAge())
        .anyMatch(part -> part != null);
  }

  public String getText() {
    return isAsked() ? q.strip() : "";
  }

  public List<Section> getSections() {
    return List.of(Section.values());
  }

  /** The section chosen; null for all of them. */
  public Section getSection() {
    return Arrays.stream(Section.values())
        .filter(one -> one.name().equalsIgnoreCase(section))
        .findFirst()
        .orElse(null);
  }

  /** The kind of conversations chosen; null for all of them, and for whatever else there is. */
  public Kind getKind() {
    return Arrays.stream(Kind.values())
        .filter(one -> one.key().equals(kind))
        .findFirst()
        .orElse(null);
  }

  /** The language chosen; null for all of them. */
  public Language getLanguage() {
    var chosen = language == null ? Language.OTHER : Language.of(Locale.of(language));
    return chosen == Language.OTHER ? null : chosen;
  }

  /** The age chosen; null for any. */
  public Age getAge() {
    return Arrays.stream(Age.values())
        .filter(one -> one.name().equalsIgnoreCase(age))
        .findFirst()
        .orElse(null);
  }

  /** Whether what was written last comes first. */
  public boolean isByTime() {
    return "time".equals(order);
  }

  /** The community chosen, by its slug. */
  public String getCommunity() {
    return chosen(community);
  }

  /** The author chosen, by his user name. */
  public String getAuthor() {
    return chosen(author);
  }

  public String getTag() {
    return chosen(tag);
  }

  /** What an address says without a value, it does not say. */
  private static String chosen(String value) {
    return value == null || value.isBlank() ? null : value;
  }

  /** Choices of one sort, where there is a choice. */
  public <T> List<Choice<T>> choices(List<Choice<T>> found, Object chosen) {
    return found.size() > 1 || chosen != null ? found : List.of();
  }

  public Findings getFindings() {
    return findings;
  }

  public PageNumber getPage() {
    return page;
  }
}
