namespace SecretSafeContainers.Engines.Registries;

/// <summary>Finds programs where the machine's owner put them.</summary>
internal static class ProgramOnPath
{
    /// <summary>A program's file, or null. A folder relative to wherever the build runs is not trusted.</summary>
    /// <param name="program">Its name, without a path.</param>
    /// <param name="path">The value of <c>PATH</c>.</param>
    public static string? Find(string program, string? path)
    {
        var file = OperatingSystem.IsWindows() ? program + ".exe" : program;
        return (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }
}
