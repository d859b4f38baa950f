using Microsoft.Playwright;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Reports.Html;
using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Readme;
using SecretSafeContainers.Testing.Reports;

namespace SecretSafeContainers.Browser.Tests;

/// <summary>A report, written to a file and opened in the browser.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    private OpenPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) => Complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Complaints.Add(error);
        page.Dialog += (_, dialog) => Complaints.Add($"dialog: {dialog.Message}");
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What the browser says of the page: errors, violations of its policy, dialogs, anything in the console.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Everything that was asked for, the page itself too.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>How many secrets are to be seen.</summary>
    public ILocator Secrets => Page.Locator("details.secret:visible");

    /// <summary>Writes and opens a report.</summary>
    public static async Task<OpenPage> OfAsync(AuditReport report, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        var browser = await Chromium.BrowserAsync();
        var opened = new OpenPage(await browser.NewPageAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
        }));
        var file = opened.folder["report.html"];
        if (await ReportFile.TryWriteAsync(new HtmlReportWriter(SampleReport.Policy), report, file, CancellationToken.None) is { } failure)
        {
            Assert.Fail(failure.Why);
        }

        await opened.Page.GotoAsync(new Uri(file).AbsoluteUri);
        return opened;
    }

    /// <summary>Keeps a picture of the page below the artifacts; of a very long one, which no picture holds, only what is in the window.</summary>
    public async Task KeepPictureAsync(string name, bool isWhole = true) => await Page.ScreenshotAsync(new() { FullPage = isWhole, Path = Artifact($"{name}.png") });

    /// <summary>Fails if anything went wrong in the browser, or was asked for beside the page itself.</summary>
    public void AssertQuiet()
    {
        Assert.IsEmpty(Complaints, string.Join('\n', Complaints));
        Assert.ContainsSingle(Requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)), string.Join('\n', Requests));
    }

    /// <summary>Fails if the page is wider than its window.</summary>
    public async Task AssertFitsAsync() =>
        Assert.IsTrue(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways");

    /// <summary>A file that a person looks at after the tests.</summary>
    public static string Artifact(string name) => SourceTree.In("artifacts", "report-pages", name);

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        folder.Dispose();
    }
}
