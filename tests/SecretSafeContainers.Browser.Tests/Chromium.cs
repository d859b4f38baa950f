using Microsoft.Playwright;

namespace SecretSafeContainers.Browser.Tests;

/// <summary>The browser of this machine, started once for all tests.</summary>
[TestClass]
public static class Chromium
{
    /// <summary>The variable that names it where it is not on the path.</summary>
    public const string Variable = "SSC_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome.exe", "msedge.exe"];

    private static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> Started = new(StartAsync);

    /// <summary>Full path of the program, or null.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>The running browser; each test opens a context of its own.</summary>
    internal static async Task<IBrowser> BrowserAsync() => (await Started.Value).Browser;

    [AssemblyCleanup]
    public static async Task StopAsync()
    {
        if (Started.IsValueCreated)
        {
            var (driver, browser) = await Started.Value;
            await browser.DisposeAsync();
            driver.Dispose();
        }
    }

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Path }));
    }
}
