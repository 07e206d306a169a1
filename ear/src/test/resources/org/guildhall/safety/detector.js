// Watches a page for whatever should not be in it. It runs before the page does.
(() => {
  const told = [];
  const tell = (what) => told.push(what);
  window.hit = () => tell("a script has run");
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => tell(name);
  addEventListener("securitypolicyviolation", (e) => tell(`refused by the policy: ${e.violatedDirective} ${e.blockedURI}`), true);

  const handler = /^(on.*|style|srcdoc|ping|formaction)$/i;
  const address = /^((xlink:)?href|src|srcset|action|data|background|poster|cite|longdesc)$/i;
  const harmless = /^(https?|mailto):$/;
  const strange = "iframe, frame, object, embed, applet, base, math, style, marquee, video, audio, "
    + "template:not([data-vote] > *, [data-recount] > *, body > #whole), noscript:not(#ballot > *, [data-recount] > *), "
    + "script:not([type=module][src^='/guildhall/']), link:not([rel=icon], [rel=stylesheet], [rel=alternate], head > [rel=expect][href='#whole']), "
    + "meta:not([charset], [name=viewport]), svg:not(.icon, .share, .bars > li > *), form:not([action^='/guildhall/'], [action^='?'], [action='show#tracking'], [action=j_security_check], [method=dialog])";

  function protocol(value) {
    try {
      return new URL(value, location.origin).protocol;
    } catch {
      return "https:";
    }
  }

  // All that is wrong in the page so far, or in another document.
  window.wrongs = (of) => {
    const wrong = of ? [] : [...told];
    for (const element of (of ?? document).querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (handler.test(name) || (address.test(name) && !harmless.test(protocol(value)))) {
          wrong.push(`${element.localName} ${name}=${value}`);
        }
      }
    }
    for (const element of (of ?? document).querySelectorAll(strange)) wrong.push(element.outerHTML.slice(0, 200));
    return wrong;
  };

  // The same of the HTML in the entries of a feed.
  window.wrongsOfFeed = (xml) => {
    const feed = new DOMParser().parseFromString(xml, "application/xml");
    const wrong = [...feed.querySelectorAll("parsererror")].map((e) => e.textContent);
    for (const content of feed.querySelectorAll("content")) {
      wrong.push(...window.wrongs(new DOMParser().parseFromString(content.textContent, "text/html")));
    }
    return wrong;
  };
})();
