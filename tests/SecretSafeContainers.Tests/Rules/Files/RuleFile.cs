using System.Text;
using SecretSafeContainers.Content;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Rules.Files;

/// <summary>A rule file of a test, and what its rules find.</summary>
internal sealed class RuleFile : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public RuleFile(string text, string name = "rules.toml") => Path = folder.Write(name, text);

    public string Path { get; }

    public UserRules Load() => UserRules.Load([Path]);

    /// <summary>Ids and secrets of what is found in a file, in their order.</summary>
    public string Found(string content, string path = "app/file", params ReadOnlySpan<string> inner) => Found(Encoding.UTF8.GetBytes(content), path, inner).Lines;

    public (string Lines, IReadOnlyList<Skipped> Skipped) Found(byte[] content, string path, params ReadOnlySpan<string> inner)
    {
        using var scanner = new ContentScanner(Load().Rules, []);
        using var found = new DetectionCollection();
        var skipped = scanner.Scan(content, new ContentLocation(ContentChannel.File) { Layer = 0, Path = path, Inner = [.. inner] }, found);
        return (string.Join(' ', found.Select(detection => $"{detection.Rule!.Id}:{Encoding.UTF8.GetString(detection.Secret)}").Order(StringComparer.Ordinal)), skipped);
    }

    public void Write(string name, string text) => folder.Write(name, text);

    public void Dispose() => folder.Dispose();
}
