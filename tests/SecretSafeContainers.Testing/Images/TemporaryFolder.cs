namespace SecretSafeContainers.Testing.Images;

/// <summary>A folder of a test's own, gone with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("secretsafe-test-").FullName;

    /// <summary>The full path of something in it.</summary>
    public string this[string relativePath] => Path.Combine(FullPath, relativePath);

    /// <summary>Writes a file, making the folders it needs.</summary>
    public string Write(string relativePath, string text)
    {
        var path = this[relativePath];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes a file, making the folders it needs.</summary>
    public string Write(string relativePath, byte[] bytes)
    {
        var path = this[relativePath];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
