using System.Net;
using SecretSafeContainers.Engines;

namespace SecretSafeContainers.Tasks.Tests;

[TestClass]
public sealed class ScratchBaseServer(TestContext context)
{
    [TestMethod]
    public void IsStartedOnceABuild()
    {
        using var folder = new PublishFolder();
        using var first = new ServeScratchBase { BuildEngine = folder.Engine, Settings = folder.SettingsItem() };
        using var second = new ServeScratchBase { BuildEngine = folder.Engine, Settings = folder.SettingsItem() };

        Assert.IsTrue(first.Execute());
        Assert.IsTrue(second.Execute());

        Assert.AreEqual(first.BaseImage, second.BaseImage);
        Assert.StartsWith("localhost:", first.BaseImage);
    }

    [TestMethod]
    [DataRow("GET", $"/v2/{ScratchBase.Repository}/manifests/latest", 200)]
    [DataRow("HEAD", $"/v2/{ScratchBase.Repository}/manifests/latest", 200)]
    [DataRow("GET", "/v2/", 200)]
    [DataRow("GET", "/v2/other/manifests/latest", 404)]
    [DataRow("GET", "/etc/passwd", 404)]
    [DataRow("PUT", $"/v2/{ScratchBase.Repository}/manifests/latest", 405)]
    [DataRow("DELETE", $"/v2/{ScratchBase.Repository}/manifests/latest", 405)]
    public async Task AnswersOnlyWhatItServes(string method, string path, int status)
    {
        using var registry = LoopbackRegistry.Start(ScratchBase.Answers);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), $"http://{registry.Address}{path}");

        using var response = await http.SendAsync(request, context.CancellationToken);

        Assert.AreEqual((HttpStatusCode)status, response.StatusCode);
    }

    [TestMethod]
    public async Task StopsWhenItIsDisposed()
    {
        var registry = LoopbackRegistry.Start(ScratchBase.Answers);
        registry.Dispose();
        using var http = new HttpClient();

        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => http.GetAsync(new Uri($"http://{registry.Address}/v2/"), context.CancellationToken));
    }
}
