using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Publishing;

/// <summary>What to change in a project so that a secret is no longer published: for this setting, this file, this item. Not redacted.</summary>
internal static class PublishAdvice
{
    // Their own items take settings and static files in as Content.
    private static readonly string[] ContentSdks = ["Microsoft.NET.Sdk.Web", "Microsoft.NET.Sdk.Worker", "Microsoft.NET.Sdk.Razor"];

    private static readonly string[] ItemTypes = ["None", "Content"];

    /// <summary>For a file of the user's own source tree.</summary>
    /// <param name="place">The file and perhaps line and column.</param>
    /// <param name="project">Full path of the project.</param>
    public static string ForFile(SourceLocation place, string project)
    {
        var exclusion = Exclusion(place.File, project) is { } item ? $"keep the file out of the image with {item}" : "keep the file out of the publish folder";
        return KeyOf(place) is { } key
            ? $"Remove the value of {key} and set it where the app runs: the variable {key.Replace(":", "__", StringComparison.Ordinal)} in the container, `dotnet user-secrets set \"{key}\"` on your machine. Or {exclusion}."
            : $"Remove it, or {exclusion}, and let the app read it at run time from its environment or a mounted secret.";
    }

    /// <summary>For an item that becomes metadata of the image.</summary>
    public static string ForItem(ProjectItem item) => item.ItemType switch
    {
        "ContainerEnvironmentVariable" => $"Remove the ContainerEnvironmentVariable {item.Name} and set the variable when the container is started, from a secret of what starts it.",
        "ContainerLabel" => $"Remove the value from the ContainerLabel {item.Name}: everybody who can pull the image can read it.",
        _ => $"Remove the value from the {item.ItemType} and hand it to the container in its environment or a mounted secret.",
    };

    private static string? KeyOf(SourceLocation place)
    {
        var name = Path.GetFileName(place.File);
        var isSettings = name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        return isSettings && place is { Line: { } line, Column: { } column } ? SettingKey.At(place.File, line, column) : null;
    }

    private static string? Exclusion(string file, string project)
    {
        var path = Path.GetRelativePath(Path.GetDirectoryName(project)!, file).Replace('\\', '/');
        if (path.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(path) || path.Contains('"', StringComparison.Ordinal))
        {
            return null;
        }

        var type = ItemTypes.FirstOrDefault(type => ProjectItemLine.Find(new ProjectItem(type, path, project)) is not null)
            ?? (ContentSdks.Any(sdk => SourceText.Line(project, 1)?.Contains(sdk, StringComparison.Ordinal) == true) ? "Content" : "None");
        return $"<{type} Update=\"{path}\" CopyToPublishDirectory=\"Never\" />";
    }
}
