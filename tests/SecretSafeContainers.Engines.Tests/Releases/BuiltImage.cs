using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Engines.Releases;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing.Engines;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests.Releases;

/// <summary>An image of a test's own that a real engine built without a name; gone with this.</summary>
internal sealed class BuiltImage : IDisposable
{
    private readonly EngineClient client;
    private readonly LocalEngine engine;

    private BuiltImage(EngineClient client, LocalEngine engine, Digest id, string text) => (this.client, this.engine, Id, Text) = (client, engine, id, text);

    /// <summary>What the engine calls its id.</summary>
    public Digest Id { get; }

    /// <summary>What its file <c>app/one.txt</c> holds.</summary>
    public string Text { get; }

    /// <summary>Builds one with two layers on a base.</summary>
    public static BuiltImage Of(EngineClient client, LocalEngine engine, string baseImage = "scratch")
    {
        var text = Guid.NewGuid().ToString();
        using var folder = new TemporaryFolder();
        folder.Write("one.txt", text);
        folder.Write("two.txt", new string('2', 100_000));
        folder.Write("Dockerfile", $"FROM {baseImage}\nCOPY one.txt /app/one.txt\nCOPY two.txt /app/two.txt\nCMD [\"cat\", \"/app/one.txt\"]\n");
        var id = client.Run(["build", "-q", "--network", "none", folder.FullPath]).Split('\n')[^1].Trim();
        return new BuiltImage(client, engine, Digest.TryParse(id.StartsWith("sha256:", StringComparison.Ordinal) ? id : $"sha256:{id}", out var digest) ? digest : default, text);
    }

    /// <summary>Saves and packs it.</summary>
    public async Task<ReleasableImage> PackAsync(CancellationToken cancellationToken, ImageFormat format = ImageFormat.Oci) =>
        await ReleasableImage.PackAsync([await engine.OpenByIdAsync(Id, "the test's image", cancellationToken)], format, cancellationToken);

    public void Dispose() => client.Forget(Id.Hex);
}
