using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Tests.Publishing;

/// <summary>A folder on disk that is about to be published, deleted afterwards.</summary>
internal sealed class PublishFixture : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("secretsafe-publish-").FullName;

    public PublishInputs Inputs => new()
    {
        Reference = "app",
        Project = In("app.csproj"),
        PublishFolder = Directory.CreateDirectory(In("publish")).FullName,
        WorkingDirectory = "/app/",
    };

    public string In(string path) => Path.Combine(Root, path);

    public PublishFixture Add(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(path))!);
        File.WriteAllText(In(path), content);
        return this;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
