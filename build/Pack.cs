namespace SecretSafeContainers.Build;

/// <summary>Packs the package and the tool.</summary>
internal sealed class Pack : IVerb
{
    /// <summary>Where the packages go unless told.</summary>
    public static string Folder => Repository.In("artifacts", "package");

    /// <inheritdoc/>
    public string Name => "pack";

    /// <inheritdoc/>
    public string Arguments => "";

    /// <inheritdoc/>
    public string Summary => "leaves SecretSafeContainers.<version>.nupkg and secretsafe.<version>.nupkg in artifacts/package";

    /// <inheritdoc/>
    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments.Length > 0)
        {
            throw new UsageException($"pack: unknown argument {arguments[0]}");
        }

        await IntoAsync(Folder, version: null, cancellationToken);
        foreach (var package in Directory.EnumerateFiles(Folder, "*.nupkg").Order(StringComparer.Ordinal))
        {
            Console.WriteLine(Path.GetRelativePath(Repository.Root, package));
        }

        return ExitCodes.Success;
    }

    /// <summary>Packs both into a folder, which afterwards holds no other version of them.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="version">The packages' version, or null for the repository's own.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task IntoAsync(string folder, string? version, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        string[] patterns = ["SecretSafeContainers.*.nupkg", "secretsafe.*.nupkg", "SecretSafeContainers.*.snupkg", "secretsafe.*.snupkg"];
        foreach (var old in patterns.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern)).ToList())
        {
            File.Delete(old);
        }

        foreach (var project in new[] { Repository.PackageProject, Repository.ToolProject })
        {
            string[] unique = version is null ? [] : [$"-p:PackageVersion={version}"];
            await Child.OfDotNet(["pack", project, "-c", "Release", "-o", folder, "-v", "quiet", "-nologo", .. unique]).MustSucceedAsync(cancellationToken);
        }
    }
}
