namespace SecretSafeContainers.Secrets.Providers;

/// <summary>Where a build runs: all that its secrets are gathered from.</summary>
public sealed record BuildPlace
{
    /// <summary>The environment variables; on Windows in any case.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Absolute folder of the project: it and those above hold NuGet.Config, .npmrc and git's files. Empty for none.</summary>
    public string ProjectFolder { get; init; } = "";

    /// <summary>The project's <c>UserSecretsId</c>; empty if it has none.</summary>
    public string UserSecretsId { get; init; } = "";

    /// <summary>Absolute folder of the user.</summary>
    public required string Home { get; init; }

    /// <summary>Absolute folder of settings for the whole machine.</summary>
    public required string MachineFolder { get; init; }

    /// <summary>The place of this process.</summary>
    /// <param name="projectFolder">Absolute folder of the project; empty for none.</param>
    /// <param name="userSecretsId">The project's <c>UserSecretsId</c>; empty if it has none.</param>
    public static BuildPlace OfProcess(string projectFolder, string userSecretsId)
    {
        var variables = new Dictionary<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return new()
        {
            Variables = variables,
            ProjectFolder = projectFolder,
            UserSecretsId = userSecretsId,
            Home = variables.GetValueOrDefault("HOME") is { Length: > 0 } home ? home : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            MachineFolder = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData) : "/etc",
        };
    }

    /// <summary>A variable's value; null if it is unset or empty.</summary>
    public string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <inheritdoc/>
    public override string ToString() => ProjectFolder;

    /// <summary>The project's folder and those above it, the nearest first.</summary>
    internal IEnumerable<string> FoldersUpwards()
    {
        for (var folder = ProjectFolder; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }

    /// <summary>A path in the user's folder; null if there is none.</summary>
    internal string? InHome(params ReadOnlySpan<string> parts) => Home.Length == 0 ? null : Path.Combine([Home, .. parts]);

    /// <summary>A path in the folder that a variable names, else in the user's.</summary>
    internal string? In(string variable, string otherwise, params ReadOnlySpan<string> parts) =>
        Variable(variable) is { } folder ? Path.Combine([folder, .. parts]) : InHome([otherwise, .. parts]);
}
