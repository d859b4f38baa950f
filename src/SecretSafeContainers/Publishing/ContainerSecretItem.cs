using System.Text.RegularExpressions;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Publishing;

/// <summary>A <c>ContainerSecret</c> item: an id and exactly one source, never a value.</summary>
/// <param name="Reference">Where the value lies.</param>
/// <param name="Inject">True if builds may mount it; false if it is only looked for.</param>
public sealed partial record ContainerSecretItem(SecretReference Reference, bool Inject)
{
    private const string Sources = "Environment (the name of a variable), File (a path), UserSecret (a key of the project's user-secrets) or NuGetSource (a source's name)";

    private static readonly string[] SourceNames = ["Environment", "File", "UserSecret", "NuGetSource"];

    /// <summary>Parses an item.</summary>
    /// <param name="id">The item's Include.</param>
    /// <param name="metadata">Its custom metadata, empty ones included.</param>
    /// <param name="projectFolder">Absolute folder that a relative path starts from, and whose NuGet.Config files apply.</param>
    /// <param name="userSecretsId">The project's <c>UserSecretsId</c>; empty if it has none.</param>
    /// <exception cref="SecretSafeException">Not exactly one source (SSC1003), a literal value (SSC1004) or a wrong setting (SSC1002). Never repeats a value.</exception>
    public static ContainerSecretItem Parse(string id, IEnumerable<KeyValuePair<string, string>> metadata, string projectFolder, string userSecretsId)
    {
        var given = metadata.Where(entry => entry.Value.Length > 0).ToDictionary(StringComparer.OrdinalIgnoreCase);
        var what = $"ContainerSecret '{id}'";
        foreach (var name in given.Keys)
        {
            Refuse(what, name);
        }

        var required = Boolean(what, given, "Required");
        var inject = Boolean(what, given, "Inject");
        string[] sources = [.. SourceNames.Where(given.ContainsKey)];
        if (sources is not [var source])
        {
            throw new SecretSafeException(
                DiagnosticCodes.SecretSource, what, $"it names {(sources.Length == 0 ? "no source" : string.Join(" and ", sources))}; give it one of {Sources}");
        }

        var value = given[source];
        var form = Form(what, given, source);
        return new(
            source switch
            {
                "Environment" => new SecretReference.Environment(id, Name(what, source, value, VariableName(), "the name of a variable"), required),
                "File" => new SecretReference.File(id, Path.GetFullPath(value.Replace('\\', Path.DirectorySeparatorChar), projectFolder), required),
                "UserSecret" => new SecretReference.UserSecret(id, Name(what, source, value, Key(), "the key of a user-secret"), UserSecretsId(what, userSecretsId), required),
                _ => new SecretReference.NuGetSource(id, Name(what, source, value, FeedName(), "the name of a NuGet source"), form, projectFolder, required),
            },
            inject);
    }

    private static void Refuse(string what, string name)
    {
        if (LiteralName().IsMatch(name))
        {
            throw new SecretSafeException(DiagnosticCodes.LiteralSecret, what, $"its metadata {name} would hold the value itself; name a source instead, {Sources}");
        }

        if (OtherSourceName().IsMatch(name))
        {
            throw new SecretSafeException(DiagnosticCodes.SecretSource, what, $"this version does not know the source {name}; it knows {Sources}");
        }
    }

    private static string Name(string what, string source, string value, Regex shape, string kind) => shape.IsMatch(value)
        ? value
        : throw new SecretSafeException(DiagnosticCodes.LiteralSecret, what, $"what its {source} holds is not {kind}; write that, not the value");

    private static string UserSecretsId(string what, string id) =>
        id.Length == 0 ? throw new SecretSafeException(DiagnosticCodes.SecretSource, what, "it names a user-secret, but the project has no UserSecretsId; run dotnet user-secrets init")
        : UserSecrets.IsId(id) ? id
        : throw new SecretSafeException(DiagnosticCodes.InvalidSetting, "UserSecretsId", "it is not the name of a folder, as it has characters that belong to a path");

    private static NuGetSecretForm Form(string what, Dictionary<string, string> given, string source)
    {
        if (!given.TryGetValue("Form", out var form))
        {
            return NuGetSecretForm.Password;
        }

        if (source != "NuGetSource")
        {
            throw new SecretSafeException(DiagnosticCodes.InvalidSetting, what, "Form is for a NuGetSource only; remove it");
        }

        // Setting.Parse would quote what may be a value.
        return Enum.TryParse<NuGetSecretForm>(form, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) && !char.IsAsciiDigit(form[0])
            ? parsed
            : throw new SecretSafeException(DiagnosticCodes.InvalidSetting, $"{what}, Form", "it is not one of the allowed values: password, credentials, endpoints");
    }

    private static bool Boolean(string what, Dictionary<string, string> given, string name) =>
        !given.TryGetValue(name, out var value) || Setting.ParseBoolean($"{what}, {name}", value);

    // POSIX names, and what Windows allows besides: ProgramFiles(x86). Anything else, and anything very long, is no name but a value.
    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.()-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableName();

    [GeneratedRegex(@"^[\w][\w.:/ \[\]-]{0,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex(@"^[\w][\w.:/ ()\[\]@+-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FeedName();

    [GeneratedRegex(
        "^(value|literal|plain.*|text|content|secret|secretvalue|password|token|default|data|base64)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LiteralName();

    [GeneratedRegex(
        "^(usersecrets|env|envvar|variable|environmentvariable|path|filepath|source|src|url|uri|command|exec|.*vault.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OtherSourceName();
}
