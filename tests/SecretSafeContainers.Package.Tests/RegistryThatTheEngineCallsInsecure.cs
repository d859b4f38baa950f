using SecretSafeContainers.Testing.Images;
using SecretSafeContainers.Testing.Registries;

namespace SecretSafeContainers.Package.Tests;

/// <summary>A script in place of docker tells the SDK and the audit alike: its engine's settings are those of the whole machine.</summary>
[TestClass]
[NeedsRegistryElsewhere]
[OSCondition(OperatingSystems.Linux)]
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class RegistryThatTheEngineCallsInsecure(TestContext context)
{
    [TestMethod]
    public async Task IsPublishedToAndAudited()
    {
        await using var registry = await RealRegistry.StartAsync(new TemporaryFolder(), "", allowsDeletion: true, context.CancellationToken, host: PrivateAuthority.HostAddress!);
        using var programs = new TemporaryFolder();
        var info = $"{{\"RegistryConfig\":{{\"IndexConfigs\":{{\"{registry.Address}\":{{\"Secure\":false}}}}}}}}";
        var script = programs.Write("docker", $"#!/bin/sh\necho '{info}'\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var workspace = new Workspace(context).AddConsole().Set("PATH", $"{programs.FullPath}:{Environment.GetEnvironmentVariable("PATH")}");

        var result = await workspace.PublishAsync("-p:ContainerArchiveOutputPath=", $"-p:ContainerRegistry={registry.Address}");

        result.AssertSucceeds();
        Assert.Contains("\"clean\"", workspace.Report("audit"));
        Assert.IsTrue(await registry.HasLoggedAsync("GET /v2/app/manifests/latest", context.CancellationToken), "the audit did not ask what the tag names");
    }
}
