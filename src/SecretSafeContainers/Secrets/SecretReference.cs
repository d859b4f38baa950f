using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Secrets;

/// <summary>Where a secret's value lies. References travel through settings and messages; values never do.</summary>
/// <param name="Id">The name by which findings and BuildKit call the secret.</param>
/// <param name="Required">True if it is an error when the source holds no value.</param>
public abstract record SecretReference(string Id, bool Required)
{
    private const string Form = "write ID=env:NAME or ID=file:PATH (what was given is not repeated here, as it may be a value)";

    /// <summary>A secret in an environment variable.</summary>
    /// <param name="Id">The name by which findings and BuildKit call the secret.</param>
    /// <param name="Variable">The variable's name.</param>
    /// <param name="Required">True if it is an error when the variable is unset or empty.</param>
    public sealed record Environment(string Id, string Variable, bool Required = true) : SecretReference(Id, Required)
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Id}=env:{Variable}";
    }

    /// <summary>A secret in a file.</summary>
    /// <param name="Id">The name by which findings and BuildKit call the secret.</param>
    /// <param name="Path">The file's path. Its bytes are the value, exactly.</param>
    /// <param name="Required">True if it is an error when the file does not exist or is empty.</param>
    public sealed record File(string Id, string Path, bool Required = true) : SecretReference(Id, Required)
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Id}=file:{Path}";
    }

    /// <summary>Reads the command line's form, <c>ID=env:NAME</c> or <c>ID=file:PATH</c>.</summary>
    /// <exception cref="SecretSafeException"><see cref="DiagnosticCodes.Usage"/>: another form. The message repeats at most the id.</exception>
    public static SecretReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var id = equals > 0 ? text[..equals].Trim() : "";
        if (id.Length == 0)
        {
            throw new SecretSafeException(DiagnosticCodes.Usage, "a known secret", Form);
        }

        var source = text[(equals + 1)..];
        return source.Split(':', 2) switch
        {
            ["env", { Length: > 0 } variable] => new Environment(id, variable),
            ["file", { Length: > 0 } path] => new File(id, path),
            _ => throw new SecretSafeException(DiagnosticCodes.Usage, $"the known secret '{id}'", Form),
        };
    }
}
