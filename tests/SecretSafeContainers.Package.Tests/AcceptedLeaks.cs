using System.Globalization;
using System.Text.RegularExpressions;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Package.Tests;

[TestClass]
public sealed class AcceptedLeaks(TestContext context)
{
    [TestMethod]
    public async Task OfABaselinePassUntilSomethingNewLeaks()
    {
        using var workspace = new Workspace(context).AddWeb(Leak.Settings);
        (await workspace.RunAsync("publish", "-t:SecretSafeCheck")).AssertFailsWith("SSC2002");
        BaselineFile.Write(new(ReportFindings.Read(workspace.In("obj/secretsafe/app.gate.json")).Entries), workspace.In("accepted.json"));

        var accepted = await workspace.PublishAsync("-p:SecretSafeBaseline=accepted.json");
        workspace.Add("appsettings.json", Leak.Settings.Replace("word=", "word=X", StringComparison.Ordinal));
        var changed = await workspace.PublishAsync("-p:SecretSafeBaseline=accepted.json");

        accepted.AssertSucceeds();
        Assert.HasCount(2, Regex.Matches(accepted.Log, "no leak, 1 suppressed by the baseline, in"), "the gate and the audit: " + accepted.Log);
        Assert.Contains("\"kind\": \"baseline\"", workspace.Report("audit"));
        changed.AssertFailsWith("SSC2002");
    }

    [TestMethod]
    public async Task ByACommentPassAndThoseByAnItemThatExpiredDoNot()
    {
        using var workspace = new Workspace(context).AddWeb("{}", """<SecretSafeSuppress Include="github-pat" Path="app/old.txt" Reason="old" Expires="2026-01-01" />""")
            .Add("wwwroot/site.js", $"// secretsafe:allow github-pat a test's own\nlet token = \"{Leak.Token}\";\n");

        var passed = await workspace.PublishAsync();

        passed.AssertSucceeds();
        Assert.Contains("suppressed by a comment", passed.Log, passed.Log);
        Assert.Contains("\"kind\": \"inline\"", workspace.Report("audit"));
        Assert.HasCount(1, Regex.Matches(passed.Log, "warning SSC1024:.*old.txt").DistinctBy(match => match.Value), passed.Log);
    }

    [TestMethod]
    public async Task InATrialAreWarningsInEveryImageOfSeveral()
    {
        var until = DateTime.UtcNow.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        using var workspace = new Workspace(context).Add("token.txt", Leak.Token)
            .AddConsole("""<Content Include="token.txt" CopyToPublishDirectory="Always" /><SecretSafeSuppress Include="jwt" Reason="unused" />""", $"{SeveralRuntimeIdentifiers.Properties}<SecretSafeTrialUntil>{until}</SecretSafeTrialUntil>");

        var result = await workspace.PublishAsync("-v:n");

        result.AssertSucceeds();
        Assert.Contains("warning SSC2002", result.Log, result.Log);
        Assert.Contains("30 days left", result.Log, result.Log);
        Assert.HasCount(1, Regex.Matches(result.Log, "SecretSafeSuppress 'jwt' matches nothing"), result.Log);
    }

    [TestMethod]
    public async Task OfADockerfilesGatePassTheCheck()
    {
        using var workspace = new Workspace(context).Add("Dockerfile", "FROM scratch\nCOPY token.txt /app/\n").Add("token.txt", Leak.Token)
            .AddConsole("""<SecretSafeSuppress Include="github-pat" Path="token.txt" Reason="a test's own" />""", "<ContainerDockerfile>Dockerfile</ContainerDockerfile><ContainerBaseImage />");

        var result = await workspace.RunAsync("publish", "-t:SecretSafeCheck");

        result.AssertSucceeds();
        Assert.Contains("1 suppressed by SecretSafeSuppress", result.Log, result.Log);
    }

    [TestMethod]
    public async Task ThatNobodyGivesAReasonForStopThePublish()
    {
        using var workspace = new Workspace(context).AddConsole("""<SecretSafeSuppress Include="github-pat" />""");

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC1020");
        Assert.Contains("SecretSafeSuppress 'github-pat'", result.Log, result.Log);
        workspace.AssertNothingPublished();
    }
}
