using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Secrets;

/// <summary>Where a secret's value lies. References travel through settings and messages; values never do.</summary>
/// <param name="Id">The name by which findings and BuildKit call the secret.</param>
/// <param name="Required">True if it is an error when the source holds no value.</param>
public abstract record SecretReference(string Id, bool Required)
{
    private const string TextForm = "write ID=env:NAME or ID=file:PATH (what was given is not repeated here, as it may be a value)";

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

    /// <summary>A key of a project's user-secrets.</summary>
    /// <param name="Id">The name by which findings and BuildKit call the secret.</param>
    /// <param name="Key">The key, such as <c>Feed:Password</c>, in any case.</param>
    /// <param name="UserSecretsId">The project's id, which names the folder of its secrets.</param>
    /// <param name="Required">True if it is an error when there is no such key or it is empty.</param>
    public sealed record UserSecret(string Id, string Key, string UserSecretsId, bool Required = true) : SecretReference(Id, Required)
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Id}=user-secret:{Key}";
    }

    /// <summary>The credential of a NuGet source.</summary>
    /// <param name="Id">The name by which findings and BuildKit call the secret.</param>
    /// <param name="Source">The source's name in the NuGet.Config files.</param>
    /// <param name="Form">What of it is the value.</param>
    /// <param name="Folder">Absolute folder to which those files apply: the project's.</param>
    /// <param name="Required">True if it is an error when there is no such source or it has no credential.</param>
    public sealed record NuGetSource(string Id, string Source, NuGetSecretForm Form, string Folder, bool Required = true) : SecretReference(Id, Required)
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Id}=nuget-source:{Source}";
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
            throw new SecretSafeException(DiagnosticCodes.Usage, "a known secret", TextForm);
        }

        var source = text[(equals + 1)..];
        return source.Split(':', 2) switch
        {
            ["env", { Length: > 0 } variable] => new Environment(id, variable),
            ["file", { Length: > 0 } path] => new File(id, path),
            _ => throw new SecretSafeException(DiagnosticCodes.Usage, $"the known secret '{id}'", TextForm),
        };
    }
}
