using System.Net;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Engines.Releases;
using SecretSafeContainers.Engines.Tests.Registries;
using SecretSafeContainers.Images;
using SecretSafeContainers.Package.Tests;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests.Releases;

[TestClass]
public sealed class ServedBaseImage(TestContext context)
{
    [TestMethod]
    public async Task IsReadLikeAnyRegistrysImage()
    {
        var image = await SavedImages.PackOneAsync(context.CancellationToken, 3_000_000);
        using var registry = LoopbackRegistry.Start(ServedImage.Answers(image, "base", "1"), image);

        var report = await new RegistryReference(registry.Address, "base", "1", null).AuditAsync(Reading.Anonymous, context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
        Assert.AreEqual(image.Digest, Assert.ContainsSingle(report.Images).Digest);
    }

    [TestMethod]
    public async Task GivesALayerInParts()
    {
        var image = await SavedImages.PackOneAsync(context.CancellationToken, 300_000);
        var answers = ServedImage.Answers(image, "base", "1");
        using var registry = LoopbackRegistry.Start(answers, image);
        var (path, layer) = answers.Where(answer => answer.Key.Contains("/blobs/", StringComparison.Ordinal)).MaxBy(answer => answer.Value.Length);
        var parts = new List<byte>();

        foreach (var range in new[] { "bytes=0-99999", "bytes=100000-" })
        {
            using var response = await SendAsync(HttpMethod.Get, registry, range, path);
            Assert.AreEqual(HttpStatusCode.PartialContent, response.StatusCode);
            parts.AddRange(await response.Content.ReadAsByteArrayAsync(context.CancellationToken));
        }

        Assert.AreEqual(layer.Digest, Digest.OfBytes([.. parts]));
    }

    [TestMethod]
    [DataRow("linux-x64", "amd64")]
    [DataRow("linux-arm64", "arm64")]
    public async Task IsTakenByTheDotnetSdkForItsPlatform(string runtime, string architecture)
    {
        var image = await PackTwoAsync();
        using var registry = LoopbackRegistry.Start(ServedImage.Answers(image, "base", "1"), image);
        using var folder = new TemporaryFolder();
        folder.Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>");
        folder.Write("Program.cs", "System.Console.WriteLine(1);");
        folder.Write("app.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <UseAppHost>false</UseAppHost>
                <UseSharedCompilation>false</UseSharedCompilation>
                <ContainerArchiveOutputPath>app.tar</ContainerArchiveOutputPath>
              </PropertyGroup>
            </Project>
            """);

        var publish = await Dotnet.RunAsync(
            folder.FullPath,
            ["publish", "-t:PublishContainer", $"-p:ContainerBaseImage={registry.Address}/base:1", $"-p:ContainerRuntimeIdentifier={runtime}"],
            new Dictionary<string, string> { ["XDG_CACHE_HOME"] = folder["cache"], ["TMPDIR"] = Directory.CreateDirectory(folder["tmp"]).FullName },
            context.CancellationToken);

        publish.AssertSucceeds();
        await using var source = await ImageArchiveSource.OpenAsync(folder["app.tar"], tag: null, context.CancellationToken);
        var published = await ImageReader.ReadAsync(source, null, context.CancellationToken).SingleAsync(context.CancellationToken);
        Assert.HasCount(2, published.Layers);
        await using var reading = published.Layers[0].Open();
        Assert.AreEqual($"app/{architecture}", (await reading.EntriesAsync(context.CancellationToken).SingleAsync(context.CancellationToken)).Path);
    }

    [TestMethod]
    public async Task OfSeveralPlatformsIsReadAsAll()
    {
        var image = await PackTwoAsync();
        using var registry = LoopbackRegistry.Start(ServedImage.Answers(image, "base", "1"), image);

        var report = await new RegistryReference(registry.Address, "base", "1", null).AuditAsync(Reading.Anonymous, context.CancellationToken);

        Assert.AreEqual(Verdict.Clean, report.Verdict);
        Assert.HasCount(2, report.Images);
    }

    [TestMethod]
    [DataRow("bytes=0-9", 206, "bytes 0-9/2000")]
    [DataRow("bytes=1990-", 206, "bytes 1990-1999/2000")]
    [DataRow("bytes=-5", 206, "bytes 1995-1999/2000")]
    [DataRow("bytes=1995-9999", 206, "bytes 1995-1999/2000")]
    [DataRow("bytes=2000-", 416, "bytes */2000")]
    [DataRow("bytes=0-1999", 200, null)]
    [DataRow("bytes=0-1,5-6", 200, null)]
    [DataRow("lines=1-2", 200, null)]
    public async Task GivesARangeOfABlob(string range, int status, string? contentRange)
    {
        var bytes = new byte[2000];
        new Random(1).NextBytes(bytes);
        using var registry = LoopbackRegistry.Start(new Dictionary<string, RegistryAnswer> { ["/blob"] = RegistryAnswer.Of("application/octet-stream", bytes) });

        using var response = await SendAsync(HttpMethod.Get, registry, range);

        Assert.AreEqual((HttpStatusCode)status, response.StatusCode);
        Assert.AreEqual(contentRange, response.Content.Headers.ContentRange?.ToString());
        var part = await response.Content.ReadAsByteArrayAsync(context.CancellationToken);
        var from = (int)(response.Content.Headers.ContentRange?.From ?? 0);
        CollectionAssert.AreEqual(status == 416 ? [] : bytes[from..(from + part.Length)], part);
        Assert.AreEqual(status switch { 200 => 2000, 416 => 0, _ => (int)(response.Content.Headers.ContentRange!.To - from + 1)! }, part.Length);
    }

    [TestMethod]
    public async Task TellsTheLengthWithoutTheBytes()
    {
        using var registry = LoopbackRegistry.Start(new Dictionary<string, RegistryAnswer> { ["/blob"] = RegistryAnswer.Of("application/octet-stream", new byte[2000]) });

        using var response = await SendAsync(HttpMethod.Head, registry, "bytes=0-9");

        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.AreEqual(2000, response.Content.Headers.ContentLength);
    }

    [TestMethod]
    public async Task ThatCannotBeReadIsNotTakenForAWholeOne()
    {
        var answer = RegistryAnswer.Of("application/octet-stream", new byte[10]) with { Length = 2_000_000 };
        using var registry = LoopbackRegistry.Start(new Dictionary<string, RegistryAnswer> { ["/blob"] = answer });

        await Assert.ThrowsExactlyAsync<HttpRequestException>(async () => (await SendAsync(HttpMethod.Get, registry, null)).Dispose());
    }

    [TestMethod]
    public async Task IsGoneWithTheRegistry()
    {
        var image = await SavedImages.PackOneAsync(context.CancellationToken);
        var registry = LoopbackRegistry.Start(ServedImage.Answers(image, "base", "1"), image);
        var answers = ServedImage.Answers(image, "base", "1");

        registry.Dispose();

        var layer = answers.First(answer => answer.Key.Contains("/blobs/", StringComparison.Ordinal)).Value;
        await Assert.ThrowsAsync<ObjectDisposedException>(async () =>
        {
            await using var stream = await layer.OpenAsync(context.CancellationToken);
            await stream.ReadExactlyAsync(new byte[1], context.CancellationToken);
        });
    }

    private async Task<ReleasableImage> PackTwoAsync() => await ReleasableImage.PackAsync(
        [
            await SavedImages.OfClassicStoreAsync(SavedImages.Plain("linux", "amd64"), context.CancellationToken),
            await SavedImages.OfClassicStoreAsync(SavedImages.Plain("linux", "arm64"), context.CancellationToken),
        ],
        ImageFormat.Oci,
        context.CancellationToken);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, LoopbackRegistry registry, string? range, string path = "/blob")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, $"http://{registry.Address}{path}");
        if (range is not null)
        {
            request.Headers.TryAddWithoutValidation("Range", range);
        }

        return await http.SendAsync(request, context.CancellationToken);
    }
}
