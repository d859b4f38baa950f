using System.Globalization;
using System.Xml.Linq;

namespace SecretSafeContainers.Build;

/// <summary>
/// A folder in which projects use the packages of this source tree: a feed with a version of this run alone, so that no stale package can be meant,
/// and a package folder of its own, so that nothing stays behind on the machine.
/// </summary>
internal sealed class PublishWorkspace
{
    private readonly TemporaryFolder folder;

    private PublishWorkspace(TemporaryFolder folder) => this.folder = folder;

    /// <summary>The version of both packages.</summary>
    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.0.0-local.{DateTime.UtcNow:yyyyMMddHHmmssfff}");

    private string Packages => folder.In("packages");

    /// <summary>Packs into a feed in the folder.</summary>
    public static async Task<PublishWorkspace> CreateAsync(TemporaryFolder folder, CancellationToken cancellationToken)
    {
        var workspace = new PublishWorkspace(folder);
        await Pack.IntoAsync(folder.In("feed"), workspace.Version, cancellationToken);
        workspace.Isolate();
        return workspace;
    }

    /// <summary>Where a project goes.</summary>
    public string Folder(string project) => folder.In(project);

    /// <summary>The environment for a <c>dotnet</c> command in the folder.</summary>
    /// <param name="more">Further variables.</param>
    public IReadOnlyDictionary<string, string?> Environment(IReadOnlyDictionary<string, string?>? more = null) =>
        new Dictionary<string, string?>(more ?? new Dictionary<string, string?>())
        {
            ["NUGET_PACKAGES"] = Packages,
            // Where the SDK keeps the layers that it made.
            ["XDG_CACHE_HOME"] = folder.In("cache"),
        };

    /// <summary>Installs the packed tool as a user would.</summary>
    /// <returns>Its path.</returns>
    public async Task<string> InstallToolAsync(CancellationToken cancellationToken)
    {
        var install = new Child(Child.DotNet, "tool", "install", "secretsafe", "--version", Version, "--tool-path", folder.In("tools"), "-v", "quiet")
        {
            WorkingDirectory = folder.Path,
            Environment = Environment(),
        };
        await install.MustSucceedAsync(cancellationToken);
        return folder.In("tools", OperatingSystem.IsWindows() ? "secretsafe.exe" : "secretsafe");
    }

    private void Isolate()
    {
        // The machine's own sources stay; what it has downloaded already is used where it lies.
        var machinePackages = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var configuration = new XElement("configuration", new XElement("packageSources", Add("local", folder.In("feed"))));
        if (Directory.Exists(machinePackages))
        {
            configuration.Add(new XElement("fallbackPackageFolders", Add("machine", machinePackages)));
        }

        new XDocument(configuration).Save(folder.In("nuget.config"));
        foreach (var shield in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            File.WriteAllText(folder.In(shield), "<Project />\n");
        }
    }

    private static XElement Add(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));
}
