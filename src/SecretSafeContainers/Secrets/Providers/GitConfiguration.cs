using System.Globalization;
using SecretSafeContainers.Secrets.Judging;

namespace SecretSafeContainers.Secrets.Providers;

/// <summary>Credentials in git's configuration of the machine, the user and the repository: addresses with passwords, and the headers that checkouts of pipelines write.</summary>
/// <remarks><see href="https://git-scm.com/docs/git-config"/></remarks>
internal sealed class GitConfiguration : ISecretProvider
{
    /// <summary>Files of one build, with those that they include.</summary>
    private const int MaxFiles = 32;

    /// <summary>Variables <c>GIT_CONFIG_VALUE_n</c>.</summary>
    private const int MaxVariables = 256;

    /// <inheritdoc/>
    public void Provide(BuildPlace place, SecretCandidates candidates)
    {
        var waiting = new Queue<string>(Files(place).OfType<string>());
        var read = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var path) && read.Count < MaxFiles)
        {
            if (read.Add(path))
            {
                Read(path, place, waiting, candidates);
            }
        }

        for (var at = 0; at < MaxVariables && Numbered(place, "GIT_CONFIG_KEY_", at) is { } key; at++)
        {
            Take(key, Numbered(place, "GIT_CONFIG_VALUE_", at), candidates);
        }
    }

    private static string? Numbered(BuildPlace place, string name, int number) => place.Variable(name + number.ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<string?> Files(BuildPlace place)
    {
        yield return place.Variable("GIT_CONFIG_SYSTEM") ?? Path.Combine(place.MachineFolder, "gitconfig");
        yield return place.Variable("GIT_CONFIG_GLOBAL") ?? place.InHome(".gitconfig");
        yield return place.In("XDG_CONFIG_HOME", ".config", "git", "config");
        if (GitRepository.Find(place) is { } repository)
        {
            yield return Path.Combine(repository.CommonFolder, "config");
            yield return Path.Combine(repository.GitFolder, "config.worktree");
        }
    }

    private static void Read(string path, BuildPlace place, Queue<string> waiting, SecretCandidates candidates)
    {
        using var file = SecretFile.TryRead(path, candidates);
        using var text = file?.ToText();
        if (text is null)
        {
            return;
        }

        SettingLines.Read(text.Characters, (section, key, value) =>
        {
            var (name, sub) = Split(section);
            if (name is "include" or "includeif" && key.Equals("path", StringComparison.OrdinalIgnoreCase))
            {
                // Whatever the condition: what lies there is a credential of this machine.
                if (Resolve(value.ToString(), path, place) is { } included)
                {
                    waiting.Enqueue(included);
                }
            }
            else if (name == "url")
            {
                // url.https://TOKEN@host/.insteadOf: the credential is the section's own name.
                candidates.Add($"git setting url.{Addresses.HostOf(sub)}", Addresses.ClaimOf(sub), sub);
            }
            else
            {
                Take(sub.Length == 0 ? $"{name}.{key}" : $"{name}.{sub}.{key}", value, candidates);
            }
        });
    }

    private static void Take(string key, ReadOnlySpan<char> value, SecretCandidates candidates)
    {
        var (first, last) = (key.IndexOf('.', StringComparison.Ordinal), key.LastIndexOf('.'));
        var name = key[(last + 1)..];
        var sub = first < last ? key[(first + 1)..last] : "";
        // A section's name may be an address with a credential of its own.
        var shown = sub.Contains("//", StringComparison.Ordinal) ? Addresses.HostOf(sub) : sub;
        var id = $"git setting {key[..Math.Max(first, 0)]}{(shown.Length == 0 ? "" : $".{shown}")}.{name}";
        candidates.Add(id, SecretNames.Of(name) == NameStrength.Strong ? SecretClaim.Secret : Addresses.ClaimOf(value), value);
    }

    // remote "origin" gives remote and origin.
    private static (string Name, string Sub) Split(string section)
    {
        var quote = section.IndexOf('"', StringComparison.Ordinal);
        return quote < 0
            ? (section.Trim().ToLowerInvariant(), "")
            : (section[..quote].Trim().ToLowerInvariant(), section[(quote + 1)..].TrimEnd('"').Replace("\\", "", StringComparison.Ordinal));
    }

    private static string? Resolve(string path, string from, BuildPlace place) =>
        path.StartsWith("~/", StringComparison.Ordinal) ? place.InHome(path[2..]) : path.Contains('\0', StringComparison.Ordinal) ? null : Path.GetFullPath(path, Path.GetDirectoryName(Path.GetFullPath(from))!);
}
