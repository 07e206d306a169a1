package org.guildhall.conversation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an attacker writes, the page shows only elements, attributes and addresses on a list.
 */
class MarkdownAttackTest {
  private static final Set<String> ELEMENTS =
      Set.of(
          "p br hr blockquote ul ol li pre code table thead tbody tr th td label em strong del b i u s ins mark small sub sup kbd samp var abbr cite q h3 h4 h5 h6 a img input"
              .split(" "));
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "href title rel src alt loading referrerpolicy class align start type checked disabled"
              .split(" "));
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(https?://|mailto:)[^\\s]*|(?![a-z][a-z0-9+.-]*:).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final Markdown markdown = new Markdown();

  @ParameterizedTest
  @MethodSource("attacks")
  void nothingThatCouldRunReachesThePage(String attack) {
    var html = markdown.render(attack);
    var body = Jsoup.parseBodyFragment(html).body();
    assertAll(
        attack + " -> " + html, body.children().select("*").stream().map(e -> () -> check(e)));
    assertTrue(body.select("input:not([disabled])").isEmpty());
  }

  private static void check(Element element) {
    assertTrue(ELEMENTS.contains(element.tagName()), element.tagName());
    for (var attribute : element.attributes()) {
      assertTrue(ATTRIBUTES.contains(attribute.getKey()), attribute.toString());
    }
    for (var name : Set.of("href", "src")) {
      var address = element.attr(name).replaceAll("[\\x00-\\x20\\u00a0\\u2028\\ufeff]", "");
      assertTrue(ADDRESS.matcher(address).matches(), address);
    }
    assertEquals("", element.className().replaceAll("^language-[\\w+#.-]+$", ""));
  }

  static String[] attacks() {
    return """
    <script>alert(1)</script>
    <ScRiPt src=//evil.example/x.js></sCrIpT>
    <scr<script>ipt>alert(1)</scr</script>ipt>
    <script/xss src="x">
    <<script>alert(1)//<</script>
    <script>alert(1)
    </p><script>alert(1)</script>
    `<script>`<script>alert(1)</script>
    <img src=x onerror=alert(1)>
    <img src=x onerror="alert(1)"//>
    <img/src/onerror=alert(1)>
    <img \"""><script>alert(1)</script>">
    <img src=`x`onerror=alert(1)>
    <img src="x` `<script>alert(1)</script>"` `>
    <img src='x' alt='" onerror="alert(1)'>
    <img src=x alt="`><script>alert(1)</script>">
    <img srcset="x 1x, javascript:alert(1) 2x">
    <img src="javascript:alert(1)">
    <img src="data:image/svg+xml,<svg onload=alert(1)>">
    <a href="javascript:alert(1)">x</a>
    <a href="JaVaScRiPt:alert(1)">x</a>
    <a href=" &#14; javascript:alert(1)">x</a>
    <a href="java&#x09;script:alert(1)">x</a>
    <a href="java&#10;script:alert(1)">x</a>
    <a href="java&NewLine;script&colon;alert(1)">x</a>
    <a href="java&Tab;script:alert(1)">x</a>
    <a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)">x</a>
    <a href="&#0000106&#0000097&#0000118ascript:alert(1)">x</a>
    <a href="\\x6Aavascript:alert(1)">x</a>
    <a href="javascript\u0000:alert(1)">x</a>
    <a href="\u0001javascript:alert(1)">x</a>
    <a href="\u00a0javascript:alert(1)">x</a>
    <a href="java\u200bscript:alert(1)">x</a>
    <a href="javascript\uff1aalert(1)">x</a>
    <a href="\uff4aavascript:alert(1)">x</a>
    <a href="ja\u0432ascript:alert(1)">x</a>
    <a href="vbscript:msgbox(1)">x</a>
    <a href="livescript:x">x</a>
    <a href="data:text/html,<script>alert(1)</script>">x</a>
    <a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>
    <a href="blob:https://evil.example/x">x</a>
    <a href="file:///etc/passwd">x</a>
    <a href="view-source:javascript:alert(1)">x</a>
    <a href="feed:javascript:alert(1)">x</a>
    <a href="javascript&#58;alert(1)" target=_blank>x</a>
    <a href=# onclick=alert(1)>x</a>
    <a href='x' OnMouseOver='alert(1)'>x</a>
    <a href="x"onmouseover="alert(1)">x</a>
    <a href="x" style="background:url(javascript:alert(1))">x</a>
    <a id=x name=y href=z>x</a>
    <a xlink:href="javascript:alert(1)">x</a>
    <a ping=https://evil.example href=x download>x</a>
    [x](javascript:alert(1))
    [x](JAVASCRIPT:alert(1))
    [x](<javascript:alert(1)>)
    [x](java&Tab;script:alert(1))
    [x](&#x6A;avascript:alert(1))
    [x](javascript&colon;alert(1))
    [x](javascript\\:alert(1))
    [x]( javascript:alert(1))
    [x](\u0001javascript:alert(1))
    [x](vbscript:alert(1))
    [x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)
    [x](//evil.example "title\\" onmouseover=\\"alert(1)")
    [x](x "&quot; onmouseover=&quot;alert(1)")
    [x](x 'a"><script>alert(1)</script>')
    [x]: javascript:alert(1) "y"\\n\\n[x]
    [<img src=x onerror=alert(1)>](x)
    [![x](javascript:alert(1))](javascript:alert(2))
    ![x](javascript:alert(1))
    ![x" onerror="alert(1)](x)
    ![x](x" onerror="alert(1))
    ![x](data:text/html;base64,PHNjcmlwdD4=)
    ![<script>alert(1)</script>](x)
    <javascript:alert(1)>
    <data:text/html,x>
    https://example.com/"onmouseover="alert(1)
    https://example.com/<script>alert(1)</script>
    www.example.com/'><img src=x onerror=alert(1)>
    a@b.example"onclick="alert(1)
    ```"><script>alert(1)</script>\\nx\\n```
    ```x" onclick="alert(1)\\nx\\n```
    ``` language-x onload\\nx\\n```
    # <script>alert(1)</script>
    |<script>alert(1)</script>|\\n|-|\\n|<img src=x onerror=alert(1)>|
    - [x] <input onfocus=alert(1) autofocus>
    - [ ] </label><script>alert(1)</script>
    ~~<script>alert(1)</script>~~
    &lt;script&gt;alert(1)&lt;/script&gt;
    &#60;script>alert(1)</script>
    <svg onload=alert(1)>
    <svg/onload=alert(1)//
    <svg><script>alert(1)</script></svg>
    <svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
    <svg><animate onbegin=alert(1) attributeName=x></svg>
    <svg><use href="data:image/svg+xml,x#y"></svg>
    <svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
    <svg><style><img src=x onerror=alert(1)></style></svg>
    <math><mi xlink:href="javascript:alert(1)">x</mi></math>
    <math href="javascript:alert(1)">x</math>
    <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
    <form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
    <noscript><p title="</noscript><img src=x onerror=alert(1)>">
    <textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>
    <title><img title="</title><img src=x onerror=alert(1)>"></title>
    <xmp><img title="</xmp><img src=x onerror=alert(1)>"></xmp>
    <noembed><img title="</noembed><img src=x onerror=alert(1)>"></noembed>
    <plaintext><script>alert(1)</script>
    <template><script>alert(1)</script></template>
    <select><option><style></select><img src=x onerror=alert(1)></style>
    <style>@import 'javascript:alert(1)';</style>
    <p style="width:expression(alert(1))">x</p>
    <p style="background-image:url(https://evil.example/x)">x</p>
    <link rel=stylesheet href=//evil.example/x.css>
    <meta http-equiv=refresh content="0;url=javascript:alert(1)">
    <base href="javascript:alert(1)//">
    <iframe src="javascript:alert(1)"></iframe>
    <iframe srcdoc="<script>alert(1)</script>"></iframe>
    <frameset onload=alert(1)><frame src=x>
    <object data="javascript:alert(1)"></object>
    <embed src="javascript:alert(1)">
    <applet code=x>
    <video onerror=alert(1)><source src=x></video>
    <audio src=x onerror=alert(1)>
    <details open ontoggle=alert(1)>x</details>
    <marquee onstart=alert(1)>x</marquee>
    <body onload=alert(1)>
    <html onload=alert(1)>
    <form action="javascript:alert(1)"><button>x</button></form>
    <button formaction="javascript:alert(1)">x</button>
    <input type=text name=password>
    <input type=image src=x onerror=alert(1)>
    <input type=checkbox onclick=alert(1) form=f name=n id=i>
    <label for=search onclick=alert(1)>x</label>
    <isindex action="javascript:alert(1)" type=image>
    <table background="javascript:alert(1)"><td background="javascript:alert(1)" align="left&quot; onclick=alert(1)">x
    <ol start="1&quot; onclick=alert(1)"><li value=javascript:alert(1)>x
    <code class="language-x onload=alert(1)">x</code>
    <q cite="javascript:alert(1)">x</q>
    <blockquote cite="javascript:alert(1)">x</blockquote>
    <del cite="javascript:alert(1)" datetime=x>x</del>
    <custom-element onclick=alert(1)>x</custom-element>
    <g:post onclick=alert(1)>x</g:post>
    <x onclick=alert(1) contenteditable autofocus onfocus=alert(1) tabindex=1>x</x>
    <!--[if gte IE 4]><script>alert(1)</script><![endif]-->
    <!--><script>alert(1)</script>-->
    <!-- --!><script>alert(1)</script> -->
    <![CDATA[<script>alert(1)</script>]]>
    <?xml version="1.0"?><script>alert(1)</script>
    <!DOCTYPE x [<!ENTITY y "<script>alert(1)</script>">]>&y;
    <?php echo 1 ?><script>alert(1)</script>
    <b <script>alert(1)</script>
    <b/><script>alert(1)</script>
    <b onclick="alert(1)
    <a href="x" title='"><script>alert(1)</script>'>x</a>
    <a href=x title="<!--"><script>alert(1)</script>--></a>
    \u00bcscript\u00bealert(1)\u00bc/script\u00be
    \uff1cscript\uff1ealert(1)\uff1c/script\uff1e
    +ADw-script+AD4-alert(1)+ADw-/script+AD4-
    <\u0000script>alert(1)</script>
    <scr\u0000ipt>alert(1)</scr\u0000ipt>
    <img src=x on\u0000error=alert(1)>
    <\u017fcript>alert(1)</\u017fcript>
    <img src=x onerror\u000b=alert(1)>
    <\uD800script>alert(1)</script>
    #{7*7} ${7*7} {{constructor.constructor('alert(1)')()}}
    """
        .lines()
        .map(line -> line.replace("\\n", "\n"))
        .toArray(String[]::new);
  }
}
