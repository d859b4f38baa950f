using SecretSafeContainers.Testing.Readme;

namespace SecretSafeContainers.Package.Tests;

/// <summary>The example of the README that ships in the package, run as it stands there.</summary>
[TestClass]
public sealed class PackageReadme(TestContext context)
{
    [TestMethod]
    public async Task ShowsItemsThatAreLookedFor()
    {
        using var workspace = Create("notes.txt", Leak.KnownSecret).Set("FEED_TOKEN", Leak.KnownSecret);

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC2001");
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task ShowsAnItemThatIsRequired()
    {
        using var workspace = Create("notes.txt", "nothing");

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC1005");
        workspace.AssertNothingPublished();
    }

    private Workspace Create(string file, string content)
    {
        var items = new MarkdownDocument("nuget/README.md").Example("items");
        return new Workspace(context)
            .AddConsole($"""<Content Include="{file}" CopyToPublishDirectory="Always" />""")
            .Add("Directory.Build.props", $"<Project>{items}</Project>")
            .Add(file, content);
    }
}
