namespace SecretSafeContainers.Build;

/// <summary>A folder of this run alone, deleted with everything in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Creates it, readable by this user alone.</summary>
    /// <param name="purpose">A word for its name.</param>
    public TemporaryFolder(string purpose) => Path = Directory.CreateTempSubdirectory($"secretsafe-{purpose}-").FullName;

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>A path below it.</summary>
    public string In(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{Path} could not be deleted: {cause.Message}");
        }
    }
}
