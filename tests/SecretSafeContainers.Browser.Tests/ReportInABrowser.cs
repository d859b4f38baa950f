using Microsoft.Playwright;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Testing.Reports;

namespace SecretSafeContainers.Browser.Tests;

[TestClass]
[NeedsBrowser]
public sealed class ReportInABrowser
{
    private const int Phone = 390;
    private const int Desktop = 1280;

    // Of each text its colour and that of what lies behind it, as WCAG 2.2 counts: 4.5 for text, 3 from 24 px or bold 18.66 px on.
    private const string TooFaint = """
        () => {
          document.querySelectorAll('details').forEach(one => one.open = true);
          const channels = color => color.match(/[\d.]+/g).map(Number);
          const luminance = color => channels(color).slice(0, 3).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = element => { for (let e = element; e; e = e.parentElement) { const b = getComputedStyle(e).backgroundColor; if ((channels(b)[3] ?? 1) > 0) return b; } return 'rgb(255, 255, 255)'; };
          return [...document.querySelectorAll('body *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.checkVisibility()).flatMap(e => {
            const style = getComputedStyle(e), size = parseFloat(style.fontSize);
            const [a, b] = [luminance(style.color), luminance(behind(e))].sort((x, y) => y - x);
            const needed = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
            return (a + 0.05) / (b + 0.05) < needed ? [`${((a + 0.05) / (b + 0.05)).toFixed(2)} ${e.className} ${e.textContent.trim().slice(0, 40)}`] : [];
          });
        }
        """;

    public static IEnumerable<object[]> Pages =>
        from report in new (string Name, AuditReport Report)[] { ("shop", SampleReport.Shop), ("five", SampleReport.FiveMethods), ("gate", SampleReport.Gate), ("clean", SampleReport.Clean) }
        from width in new[] { Phone, Desktop }
        from scheme in new[] { ColorScheme.Light, ColorScheme.Dark }
        select new object[] { report.Name, report.Report, width, scheme };

    [TestMethod]
    [DynamicData(nameof(Pages), DynamicDataDisplayName = nameof(NameOf))]
    public async Task FitsItsWidthAsksForNothingAndIsLegible(string name, AuditReport report, int width, ColorScheme scheme)
    {
        await using var opened = await OpenPage.OfAsync(report, width, scheme);
        await opened.KeepPictureAsync($"{name}-{width}-{scheme.ToString().ToLowerInvariant()}");

        var faint = await opened.Page.EvaluateAsync<string[]>(TooFaint);

        Assert.IsEmpty(faint, string.Join('\n', faint));
        await opened.AssertFitsAsync();
        opened.AssertQuiet();
    }

    [TestMethod]
    public async Task HasOneHeadingUniqueIdsAndNamedParts()
    {
        await using var opened = await OpenPage.OfAsync(SampleReport.Shop);

        var faults = await opened.Page.EvaluateAsync<string[]>("""
            () => [
              ...(document.querySelectorAll('h1').length === 1 && document.querySelectorAll('main').length === 1 ? [] : ['h1 or main']),
              ...[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i),
              ...[...document.querySelectorAll('[aria-labelledby]')].filter(e => !document.getElementById(e.getAttribute('aria-labelledby'))).map(e => e.outerHTML),
              ...[...document.querySelectorAll('th:not([scope])')].map(e => e.outerHTML),
              ...[...document.querySelectorAll('table')].filter(e => !e.caption).map(e => e.className),
              ...[...document.querySelectorAll('input, select')].filter(e => !e.labels.length).map(e => e.outerHTML),
              ...[...document.querySelectorAll('a[href^="#"]')].filter(e => !document.getElementById(e.hash.slice(1))).map(e => e.hash),
            ]
            """);

        Assert.IsEmpty(faults, string.Join('\n', faults));
    }

    [TestMethod]
    [DataRow(Phone)]
    [DataRow(Desktop)]
    public async Task ShowsHostileContentAsText(int width)
    {
        await using var opened = await OpenPage.OfAsync(HostileText.Report, width);
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Open all" }).ClickAsync();

        Assert.AreEqual(1, await opened.Page.Locator("script").CountAsync());
        var active = await opened.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('*')].flatMap(e => [...e.attributes].filter(a => /^on|^style$|^autofocus$|^src$/.test(a.name)).map(a => `${e.tagName} ${e.className} ${a.name}=${a.value}`))");
        Assert.IsEmpty(active, string.Join('\n', active));
        Assert.Contains("</script><script>alert(1)</script>", (await opened.Page.Locator("main").TextContentAsync())!);
        await opened.AssertFitsAsync();
        await opened.KeepPictureAsync($"hostile-{width}", isWhole: false);
        opened.AssertQuiet();
    }

    [TestMethod]
    public async Task RunsNoScriptButItsOwn()
    {
        await using var opened = await OpenPage.OfAsync(SampleReport.Shop);

        await opened.Page.EvaluateAsync("""
            () => {
              document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.foreign = 1' }));
              document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.foreign = 2"><img src="http://127.0.0.1:9/x">');
            }
            """);
        await opened.Page.WaitForTimeoutAsync(200);

        Assert.IsNull(await opened.Page.EvaluateAsync<int?>("window.foreign ?? null"));
        Assert.IsGreaterThanOrEqualTo(3, opened.Complaints.Count(complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task ShowsTenThousandFindingsWithinSeconds()
    {
        await using var opened = await OpenPage.OfAsync(SampleReport.Large(10_000));

        await opened.Page.Locator("#search").FillAsync("secret-41'");

        await Assertions.Expect(opened.Secrets).ToHaveCountAsync(1);
        await Assertions.Expect(opened.Page.GetByText("more secrets in the JSON report")).ToBeVisibleAsync();
        opened.AssertQuiet();
    }

    public static string NameOf(System.Reflection.MethodInfo method, object[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return $"{data[0]} {data[2]} {data[3]}";
    }
}
