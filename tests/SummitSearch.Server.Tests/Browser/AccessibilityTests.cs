using Microsoft.Playwright;

namespace SummitSearch.Server.Tests.Browser;

/// <summary>What axe would look at first: every control has a name, ids are unique, headings do not skip, text has contrast.</summary>
public sealed class AccessibilityTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Names = """
        () => [...document.querySelectorAll('a[href], button, input, select, [role=listbox], [role=option]')]
          .filter(e => e.checkVisibility())
          .filter(e => !(e.getAttribute('aria-label') || e.labels?.length || e.textContent.trim() || (e.getAttribute('aria-labelledby') && document.getElementById(e.getAttribute('aria-labelledby')))))
          .map(e => e.outerHTML.slice(0, 120))
        """;

    private const string DuplicateIds = """
        () => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i); }
        """;

    private const string SkippedHeadings = """
        () => {
          const levels = [...document.querySelectorAll('h1, h2, h3, h4')].filter(e => e.checkVisibility()).map(e => Number(e.tagName[1]));
          const bad = levels.filter((level, i) => i > 0 && level > levels[i - 1] + 1).map(level => `skips to h${level}`);
          return levels.filter(level => level === 1).length === 1 ? bad : [...bad, `${levels.filter(level => level === 1).length} headings of the first level`];
        }
        """;

    // Contrast of WCAG 2: 4.5 for text, 3 for large text, against the nearest background that is not transparent.
    private const string Contrast = """
        () => {
          const parse = c => c.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => { const f = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
          const behind = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0.5) return c; } return [255, 255, 255]; };
          const bad = [];
          for (const e of document.querySelectorAll('body *')) {
            if (!e.checkVisibility() || ![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || e.closest('.visually-hidden, .skip, noscript')) continue;
            const style = getComputedStyle(e);
            const a = light(parse(style.color)), b = light(behind(e));
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            const size = parseFloat(style.fontSize);
            if (ratio < (size >= 24 || (size >= 18.5 && style.fontWeight >= 700) ? 3 : 4.5)) bad.push(`${e.tagName}.${e.className} ${ratio.toFixed(2)} '${e.textContent.trim().slice(0, 40)}'`);
          }
          return bad;
        }
        """;

    public static TheoryData<string, string> Views => new()
    {
        { "/", "light" }, { "/", "dark" }, { "/?q=ferry&source=Harbour+Desk", "light" }, { "/?q=ferry&source=Harbour+Desk", "dark" }, { "/?article=repairs&start=0&end=40", "light" }, { "/?article=repairs&start=0&end=40", "dark" },
    };

    [BrowserTheory]
    [MemberData(nameof(Views))]
    public async Task View_HasNamesUniqueIdsAndContrast(string path, string scheme)
    {
        await using BrowserPage view = await chromium.OpenAsync(path, scheme: scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light);
        await view.Page.Locator(path.Contains("article", StringComparison.Ordinal) ? ".story" : path.Contains("q=", StringComparison.Ordinal) ? ".hit" : ".examples a").First.WaitForAsync();
        Assert.Empty(await view.Page.EvaluateAsync<string[]>(Names));
        Assert.Empty(await view.Page.EvaluateAsync<string[]>(DuplicateIds));
        Assert.Empty(await view.Page.EvaluateAsync<string[]>(SkippedHeadings));
        Assert.Empty(await view.Page.EvaluateAsync<string[]>(Contrast));
        Assert.Equal("en", await view.Page.GetAttributeAsync("html", "lang"));
        await view.PictureAsync($"{(path.Length == 1 ? "welcome" : path.Contains("article", StringComparison.Ordinal) ? "reader" : "results")}-{scheme}");
    }
}
