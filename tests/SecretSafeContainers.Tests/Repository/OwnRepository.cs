using SecretSafeContainers.Content;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Testing.Readme;

namespace SecretSafeContainers.Tests.Repository;

/// <summary>This repository audits clean under its own rules: examples and test secrets are assembled in code.</summary>
[TestClass]
public sealed class OwnRepository(TestContext context)
{
    [TestMethod]
    public async Task HoldsNothingThatLooksLikeACredential()
    {
        using var scanner = new ContentScanner(RuleCatalogue.All, []);
        List<string> places = [];

        foreach (var path in SourceTree.Files())
        {
            places.AddRange(await ScanAsync(scanner, path));
        }

        Assert.IsEmpty(places, string.Join('\n', places));
    }

    private async Task<IReadOnlyList<string>> ScanAsync(ContentScanner scanner, string path)
    {
        List<SecretDetection> detections = [];
        await using var content = File.OpenRead(path);
        var location = new ContentLocation(ContentChannel.File) { Path = SourceTree.Relative(path) };
        await scanner.ScanAsync(new ContentItem(location, content), detections, context.CancellationToken);
        try
        {
            return detections.ConvertAll(detection => $"{location.Path}({detection.Line}): {detection.Rule?.Id}");
        }
        finally
        {
            detections.ForEach(detection => detection.Dispose());
        }
    }
}
