using System.Text;
using SecretSafeContainers.Testing.Readme;

namespace SecretSafeContainers.Package.Tests;

/// <summary>The README's quick start, run as it stands there. <c>SECRETSAFE_APPROVE=1</c> writes its output anew.</summary>
[TestClass]
public sealed class ReadmeQuickStart(TestContext context)
{
    private const string Output = "quick-start.output";

    [TestMethod]
    public async Task FailsAsTheReadmeShows()
    {
        using var workspace = Create(Leak.Settings, Convert.ToBase64String(Encoding.UTF8.GetBytes($"shop:{Leak.KnownSecret}")));
        var readme = new MarkdownDocument();

        var result = await PublishAsync(workspace, readme);

        result.AssertFailsWith("SSC2001");
        result.AssertFailsWith("SSC2002");
        Assert.IsFalse(File.Exists(workspace.In("shop.tar.gz")));
        var shown = $"```text\n{Findings(workspace, result)}\n```";
        if (SourceTree.ApprovalIsRequested)
        {
            readme.Replace(Output, shown);
        }

        Assert.AreEqual(shown, readme.Part(Output));
    }

    [TestMethod]
    public async Task PublishesWithoutTheLeaks()
    {
        using var workspace = Create("{}", "nothing");
        var readme = new MarkdownDocument();
        workspace.Set("FEED_PASSWORD", Leak.KnownSecret).Add("Directory.Build.props", $"<Project>{readme.Example("secrets")}</Project>");

        var result = await PublishAsync(workspace, readme);

        result.AssertSucceeds();
        Assert.IsTrue(File.Exists(workspace.In("shop.tar.gz")));
    }

    private Workspace Create(string settings, string authorization)
    {
        var project = new MarkdownDocument().Example("quick-start.csproj");
        return new Workspace(context)
            .Set("SHOP_API_PASSWORD", Leak.KnownSecret)
            .Add("shop.csproj", project.Replace("\"0.1.0\"", $"\"[{PackageUnderTest.Version}]\"", StringComparison.Ordinal))
            .Add("Program.cs", "WebApplication.Create(args).Run();")
            .Add("appsettings.json", settings)
            .Add("wwwroot/shop.js", $"fetch('/orders', {{ headers: {{ authorization: 'Basic {authorization}' }} }});");
    }

    // On an empty base image: the default one lies in a registry, which a test machine need not reach.
    private static Task<PublishResult> PublishAsync(Workspace workspace, MarkdownDocument readme) =>
        workspace.RunAsync([.. readme.Example("quick-start.command").Split(' ')[1..], "-p:ContainerBaseImage=scratch"]);

    private static string Findings(Workspace workspace, PublishResult result) => string.Join('\n', result.Log.Split('\n')
        .Where(line => line.Contains("error SSC", StringComparison.Ordinal))
        .Select(line => line.Trim().Replace(workspace.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace('\\', '/')));
}
