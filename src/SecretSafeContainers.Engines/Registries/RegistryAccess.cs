namespace SecretSafeContainers.Engines.Registries;

/// <summary>How registries are reached: with which logins, for what, and how patiently. One for all images of an audit.</summary>
public sealed record RegistryAccess
{
    /// <summary>Where logins are found. Owned by whoever made them.</summary>
    public required RegistryLogins Logins { get; init; }

    /// <summary>What registries are asked for.</summary>
    public RegistryPurpose Purpose { get; init; } = RegistryPurpose.PublishedImage;

    /// <summary>How long they are waited for.</summary>
    public RegistryTimes Times { get; init; } = new();

    /// <summary>Hosts besides localhost that may be reached by plain http or with any certificate.</summary>
    public IReadOnlyCollection<string> InsecureRegistries { get; init; } = [];

    /// <summary>Knows further such hosts, and is asked when one cannot be reached securely.</summary>
    public DaemonSettings Daemon { get; init; } = new(docker: null);

    /// <summary>Folders that hold, in a folder for each registry, certificates of authorities (<c>*.crt</c>) to trust for it.</summary>
    public IReadOnlyList<string> CertificateFolders { get; init; } = CertificateCheck.UsualFolders;

    /// <summary>Also read what refers to an image: signatures, SBOMs and provenance that were attached later.</summary>
    public bool ReadsReferrers { get; init; } = true;

    /// <summary>What the .NET SDK itself would use in this environment. The caller disposes <see cref="Logins"/>.</summary>
    /// <param name="environment">Gives an environment variable's value by its name, or null if it is unset.</param>
    public static RegistryAccess From(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return new RegistryAccess
        {
            Logins = new RegistryLogins(environment),
            InsecureRegistries = RegistryReference.ParseInsecureRegistries(environment("DOTNET_CONTAINER_INSECURE_REGISTRIES")),
            Daemon = new DaemonSettings(ProgramOnPath.Find("docker", environment("PATH"))),
        };
    }

    /// <summary>Without any login: what everybody may read.</summary>
    public static RegistryAccess Anonymous() => new() { Logins = new RegistryLogins(_ => null, lookInFiles: false) };

    /// <summary>An image's reference, which knows which registries are insecure.</summary>
    internal RegistryReference Reach(RegistryReference reference) => reference with { InsecureRegistries = [.. reference.InsecureRegistries, .. InsecureRegistries] };
}
