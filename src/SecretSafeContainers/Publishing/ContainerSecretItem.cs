using System.Text.RegularExpressions;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Publishing;

/// <summary>Parses a <c>ContainerSecret</c> item: an id and exactly one source, never a value.</summary>
public static partial class ContainerSecretItem
{
    private const string Sources = "Environment (the name of a variable) or File (a path)";

    /// <summary>The reference that an item states.</summary>
    /// <param name="id">The item's Include.</param>
    /// <param name="metadata">Its custom metadata, empty ones included.</param>
    /// <param name="projectFolder">Absolute folder that a relative path starts from.</param>
    /// <exception cref="SecretSafeException">Not exactly one source (SSC1003), a literal value (SSC1004) or a wrong boolean (SSC1002). Never repeats a value.</exception>
    public static SecretReference Parse(string id, IEnumerable<KeyValuePair<string, string>> metadata, string projectFolder)
    {
        var given = metadata.Where(entry => entry.Value.Length > 0).ToDictionary(StringComparer.OrdinalIgnoreCase);
        var what = $"ContainerSecret '{id}'";
        foreach (var name in given.Keys)
        {
            Refuse(what, name);
        }

        var required = Boolean(what, given, "Required");
        _ = Boolean(what, given, "Inject");
        return (given.GetValueOrDefault("Environment"), given.GetValueOrDefault("File")) switch
        {
            ({ } variable, null) when VariableName().IsMatch(variable) => new SecretReference.Environment(id, variable, required),
            ({ }, null) => throw new SecretSafeException(
                DiagnosticCodes.LiteralSecret, what, "what its Environment holds is not the name of a variable; write the name, not the value"),
            (null, { } file) => new SecretReference.File(id, Path.GetFullPath(file.Replace('\\', Path.DirectorySeparatorChar), projectFolder), required),
            (null, null) => throw new SecretSafeException(DiagnosticCodes.SecretSource, what, $"it names no source; give it one of {Sources}"),
            _ => throw new SecretSafeException(DiagnosticCodes.SecretSource, what, $"it names two sources; give it one of {Sources}"),
        };
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

    private static bool Boolean(string what, Dictionary<string, string> given, string name) =>
        !given.TryGetValue(name, out var value) || Setting.ParseBoolean($"{what}, {name}", value);

    // POSIX names, and what Windows allows besides: ProgramFiles(x86). Anything else, and anything very long, is no name but a value.
    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.()-]{0,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableName();

    [GeneratedRegex(
        "^(value|literal|plain.*|text|content|secret|secretvalue|password|token|default|data|base64)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LiteralName();

    [GeneratedRegex(
        "^(usersecrets?|nugetsource|env|envvar|variable|environmentvariable|path|filepath|source|src|url|uri|command|exec|.*vault.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OtherSourceName();
}
