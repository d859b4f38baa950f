using Microsoft.Playwright;
using SecretSafeContainers.Testing.Reports;
using static Microsoft.Playwright.Assertions;

namespace SecretSafeContainers.Browser.Tests;

[TestClass]
[NeedsBrowser]
public sealed class UsingAReport
{
    [TestMethod]
    public async Task FiltersBySeverityVerdictAndPlace()
    {
        await using var opened = await OpenPage.OfAsync(SampleReport.Shop);
        var page = opened.Page;

        await page.Locator("[data-filter=severity]").SelectOptionAsync("critical");
        await Expect(opened.Secrets).ToHaveCountAsync(6);
        await page.Locator("[data-filter=channel]").SelectOptionAsync("env");
        await Expect(opened.Secrets).ToHaveCountAsync(1);
        await page.Locator("[data-filter=severity]").SelectOptionAsync("");
        await page.Locator("[data-filter=channel]").SelectOptionAsync("");
        await page.Locator("[data-filter=verdict]").SelectOptionAsync("warning");
        await Expect(opened.Secrets).ToHaveCountAsync(2);
        await Expect(page.Locator("#shown")).ToHaveTextAsync("2 of 13");
        await page.Locator("[data-filter=verdict]").SelectOptionAsync("accepted");
        await Expect(page.Locator("li.item:visible")).ToHaveCountAsync(2);
        await Expect(page.GetByText("Nothing fits the filters.")).ToBeVisibleAsync();
        opened.AssertQuiet();
    }

    [TestMethod]
    public async Task WorksFromTheKeyboardAlone()
    {
        await using var opened = await OpenPage.OfAsync(SampleReport.Shop);
        var page = opened.Page;

        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#search")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("stripe env");
        await Expect(opened.Secrets).ToHaveCountAsync(1);
        for (var i = 0; i < 5; i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await Expect(opened.Secrets.Locator("summary")).ToBeFocusedAsync();
        Assert.AreEqual("solid", await opened.Secrets.Locator("summary").EvaluateAsync<string>("e => getComputedStyle(e).outlineStyle"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(opened.Secrets.GetByText("/config/Env/5")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.PressAsync("Escape");
        await Expect(opened.Secrets).ToHaveCountAsync(11);
        opened.AssertQuiet();
    }

    [TestMethod]
    public async Task OpensTheSecretThatALinkNames()
    {
        await using var opened = await OpenPage.OfAsync(SampleReport.Shop);

        await opened.Page.Locator("table.glance a[href='#s8']").ClickAsync();

        await Expect(opened.Page.Locator("#s8 .places")).ToBeInViewportAsync();
    }

    [TestMethod]
    public async Task ChangesItsColoursAndRemembersNothing()
    {
        await using var opened = await OpenPage.OfAsync(SampleReport.Clean);
        var background = "getComputedStyle(document.body).backgroundColor";
        var light = await opened.Page.EvaluateAsync<string>(background);

        await opened.Page.Locator("#theme").ClickAsync();
        var dark = await opened.Page.EvaluateAsync<string>(background);
        await opened.Page.ReloadAsync();

        Assert.AreNotEqual(light, dark);
        Assert.AreEqual(light, await opened.Page.EvaluateAsync<string>(background));
    }

    [TestMethod]
    public async Task HandsOutAFingerprint()
    {
        await using var opened = await OpenPage.OfAsync(SampleReport.Shop);
        var fingerprint = opened.Page.Locator("#s1 .print").First;

        await fingerprint.GetByRole(AriaRole.Button).ClickAsync();

        // Copied, or selected where a page may not copy.
        await opened.Page.WaitForFunctionAsync("() => document.querySelector('#s1 .print button').textContent === 'copied' || getSelection().toString().startsWith('ssc1:')");
    }

    [TestMethod]
    public async Task IsWholeWithoutScripts()
    {
        await using var opened = await OpenPage.OfAsync(SampleReport.Shop, scripts: false);
        var page = opened.Page;

        await Expect(page.Locator(".scripted:visible")).ToHaveCountAsync(0);
        await Expect(opened.Secrets).ToHaveCountAsync(11);
        await page.Locator("#s8 summary").ClickAsync();

        await Expect(page.Locator("#s8 .places")).ToBeVisibleAsync();
        opened.AssertQuiet();
    }

    [TestMethod]
    public async Task PrintsEverythingAndNoControls()
    {
        await using var opened = await OpenPage.OfAsync(SampleReport.Shop, scripts: false);
        var page = opened.Page;
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(page.Locator("form")).ToBeHiddenAsync();
        await Expect(page.Locator("#s11 .places")).ToBeVisibleAsync();
        await page.PdfAsync(new() { Path = OpenPage.Artifact("shop.pdf"), Format = "A4", PrintBackground = true });

        Assert.IsGreaterThan(20_000, new FileInfo(OpenPage.Artifact("shop.pdf")).Length);
    }
}
