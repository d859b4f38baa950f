namespace SecretSafeContainers.Package.Tests;

[TestClass]
public sealed class ChangeAfterTheGate(TestContext context)
{
    [TestMethod]
    public async Task IsAuditedBeforeTheImageIsMade()
    {
        using var workspace = new Workspace(context).AddConsole().Add("token.txt", Leak.Token).Add("Directory.Build.targets", """
            <Project>
              <Target Name="AddLate" BeforeTargets="PublishContainer">
                <Copy SourceFiles="token.txt" DestinationFolder="$(PublishDir)" />
              </Target>
            </Project>
            """);

        var result = await workspace.PublishAsync();

        Assert.Contains("SecretSafe: no leak in", result.Log, "the gate itself saw a clean folder");
        result.AssertFailsWith("SSC2002");
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task ToAnItemIsAuditedBeforeTheImageIsMade()
    {
        using var workspace = new Workspace(context).AddConsole().Add("Directory.Build.targets", $"""
            <Project>
              <Target Name="AddLate" BeforeTargets="PublishContainer">
                <ItemGroup><ContainerLabel Include="deploy" Value="{Leak.Token}" /></ItemGroup>
              </Target>
            </Project>
            """);

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC2004");
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task ThatDidNotHappenIsNotAuditedTwice()
    {
        using var workspace = new Workspace(context).AddConsole();

        var result = await workspace.PublishAsync();

        result.AssertSucceeds();
        Assert.HasCount(3, result.Log.Split("SecretSafe: no leak in"), "one gate and one audit: " + result.Log);
    }
}
