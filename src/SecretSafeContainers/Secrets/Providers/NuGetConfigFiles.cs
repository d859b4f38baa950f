using System.Xml;

namespace SecretSafeContainers.Secrets.Providers;

/// <summary>
/// Credentials in clear text in the NuGet.Config files that apply to the project: of its folder and those above, of the user and of the machine.
/// Read as XML, as NuGet's own library takes longer for its first file than all of this may take.
/// </summary>
/// <remarks><see href="https://learn.microsoft.com/nuget/consume-packages/configuring-nuget-behavior"/></remarks>
internal sealed class NuGetConfigFiles : ISecretProvider
{
    /// <summary>Files of one folder.</summary>
    private const int MaxFiles = 32;

    private const int MaxDepth = 16;

    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["NuGet.Config"] : ["nuget.config", "NuGet.config", "NuGet.Config"];

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true };

    /// <inheritdoc/>
    public void Provide(BuildPlace place, SecretCandidates candidates)
    {
        foreach (var path in Files(place).Distinct(StringComparer.Ordinal))
        {
            using var file = SecretFile.TryRead(path, candidates);
            if (file is not null)
            {
                Read(path, file, place, candidates);
            }
        }
    }

    private static IEnumerable<string> Files(BuildPlace place)
    {
        var near = place.FoldersUpwards().SelectMany(folder => Names, Path.Combine);
        string?[] homes = [place.Variable("DOTNET_CLI_HOME"), place.InHome()];
        var user = place.Variable("APPDATA") is { } data && OperatingSystem.IsWindows()
            ? [Path.Combine(data, "NuGet")]
            : homes.OfType<string>().Distinct().SelectMany(home => new[] { Path.Combine(home, ".nuget", "NuGet"), Path.Combine(home, ".nuget"), Path.Combine(home, ".config", "NuGet") });
        var machine = OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86)
            : place.Variable("NUGET_COMMON_APPLICATION_DATA") ?? Path.Combine(place.MachineFolder, "opt");
        return
        [
            .. near,
            .. user.SelectMany(folder => Names.Select(name => Path.Combine(folder, name)).Concat(More(Path.Combine(folder, "config")))),
            .. More(Path.Combine(machine, "NuGet", "Config")),
        ];
    }

    private static IEnumerable<string> More(string folder)
    {
        try
        {
            return Directory.Exists(folder)
                ? [.. Directory.EnumerateFiles(folder, "*.config", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive, RecurseSubdirectories = true, MaxRecursionDepth = 4 }).Take(MaxFiles)]
                : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static void Read(string path, SecretFile file, BuildPlace place, SecretCandidates candidates)
    {
        try
        {
            using var stream = file.ToStream();
            using var reader = XmlReader.Create(stream, Settings);
            var elements = new string[MaxDepth];
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element || reader.Depth >= MaxDepth)
                {
                    continue;
                }

                elements[reader.Depth] = XmlConvert.DecodeName(reader.LocalName);
                if (reader.Depth >= 2)
                {
                    Take(elements.AsSpan(1, reader.Depth), reader, place, candidates);
                }
            }
        }
        catch (XmlException)
        {
            candidates.CouldNotRead($"{path}: it is no XML"); // the message would quote it
        }
    }

    // Element names below <configuration>, in any case, as NuGet reads them.
    private static void Take(ReadOnlySpan<string> elements, XmlReader reader, BuildPlace place, SecretCandidates candidates)
    {
        var section = elements[0].ToUpperInvariant();
        var key = reader.GetAttribute("key") ?? "";
        if (section == "PACKAGESOURCECREDENTIALS" && elements.Length == 3 && key.Equals("ClearTextPassword", StringComparison.OrdinalIgnoreCase))
        {
            candidates.Add($"NuGet source {elements[1]}", SecretClaim.Secret, Expand(reader.GetAttribute("value"), place));
        }
        else if (section == "APIKEYS" && elements.Length == 2)
        {
            candidates.Add($"NuGet API key for {Addresses.HostOf(key)}", SecretClaim.Secret, reader.GetAttribute("value"));
        }
        else if (section == "PACKAGESOURCES" && elements.Length == 2)
        {
            var address = reader.GetAttribute("value");
            candidates.Add($"address of the NuGet source {key}", Addresses.ClaimOf(address), address);
        }
        else if (section == "CLIENTCERTIFICATES" && elements.Length == 2)
        {
            candidates.Add($"NuGet client certificate of {reader.GetAttribute("packageSource")}", SecretClaim.Secret, Expand(reader.GetAttribute("clearTextPassword"), place));
        }
    }

    /// <summary>NuGet expands %VARIABLE% on every platform.</summary>
    private static string? Expand(string? value, BuildPlace place) =>
        value is ['%', .. var name, '%'] && place.Variable(name) is { } expanded ? expanded : value;



}
