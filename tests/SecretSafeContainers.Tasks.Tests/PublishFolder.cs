using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace SecretSafeContainers.Tasks.Tests;

/// <summary>A project's folder with files to publish, and tasks that are set up as the targets do.</summary>
internal sealed class PublishFolder : IDisposable
{
    public PublishFolder()
    {
        Root = Directory.CreateTempSubdirectory("secretsafe-tasks-").FullName;
        Add("app.csproj", "<Project />");
        Directory.CreateDirectory(Path.Combine(Root, "publish"));
    }

    public string Root { get; }

    public RecordingEngine Engine { get; } = new();

    /// <summary>The <c>SecretSafe*</c> properties as the package's defaults have them.</summary>
    public Dictionary<string, string> Settings { get; } = new()
    {
        ["Enabled"] = "true",
        ["Level"] = "moderate",
        ["Mode"] = "app",
        ["KnownSecrets"] = "auto",
        ["Reports"] = "json",
        ["ReportDirectory"] = "reports/",
        ["ReportName"] = "app",
        ["Rollback"] = "local",
        ["OnIncomplete"] = "error",
        // A test depends on no other, nor on the user's own.
        ["Cache"] = "none",
    };

    public PublishFolder Add(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
        File.WriteAllText(Path.Combine(Root, path), content);
        return this;
    }

    public AuditPublishInputs Gate(params ITaskItem[] secrets) => new()
    {
        BuildEngine = Engine,
        Settings = SettingsItem(),
        Secrets = secrets,
        Repository = "app",
        PublishFolder = "publish/",
        WorkingDirectory = "/app/",
        RuntimeIdentifier = "linux-x64",
    };

    public ITaskItem SettingsItem() => new TaskItem(Path.Combine(Root, "app.csproj"), Settings);

    public void Dispose()
    {
        Engine.Dispose();
        Directory.Delete(Root, recursive: true);
    }
}
