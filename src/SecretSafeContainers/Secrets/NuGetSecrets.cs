using System.Text.RegularExpressions;

namespace SecretSafeContainers.Secrets;

/// <summary>Secrets of NuGet sources: as restore finds them, first in the environment, then in the NuGet.Config files that apply to the project.</summary>
/// <param name="environment">Gives a variable's value by its name, or null if it is unset.</param>
internal sealed partial class NuGetSecrets(Func<string, string?> environment) : SecretSource<SecretReference.NuGetSource>
{
    private const string Variable = "NuGetPackageSourceCredentials_";

    /// <inheritdoc/>
    protected override SourceContent Read(SecretReference.NuGetSource reference)
    {
        var feed = Find(reference);
        var credential = NuGetCredential.Parse(environment(Variable + (feed?.Name ?? reference.Source))) ?? feed?.Credential;
        if (credential is null or { Password: "" })
        {
            return SourceContent.None(
                $"{(feed is null ? "no NuGet.Config file that applies to the project names this source" : "the source has no credential")}, and {Variable}{reference.Source} is not set");
        }

        if (SecretBytes.IsPipelineMacro(credential.Password) || ConfigurationMacro().IsMatch(credential.Password))
        {
            throw Unusable(reference, "the variable that its password names was not expanded: it is not defined, or not mapped into this step's environment");
        }

        return reference.Form switch
        {
            NuGetSecretForm.Password => new(SecretBytes.Of(credential.Password)),
            NuGetSecretForm.Credentials => new(credential.ToCredentials()) { Parts = [SecretBytes.Of(credential.Password)] },
            NuGetSecretForm.Endpoints when feed is null => throw Unusable(reference, "its address is not known, as no NuGet.Config file that applies to the project names this source"),
            NuGetSecretForm.Endpoints => new(credential.ToEndpoints(feed.Url)) { Parts = [SecretBytes.Of(credential.Password)] },
            _ => throw new ArgumentOutOfRangeException(nameof(reference), reference.Form, "No such form."),
        };
    }

    private static NuGetFeed? Find(SecretReference.NuGetSource reference)
    {
        try
        {
            return NuGetConfiguration.Find(reference.Folder, reference.Source);
        }
        catch (NotSupportedException)
        {
            throw Unusable(
                reference,
                "its password is encrypted, which only Windows can undo, and only for the user who stored it; store it as ClearTextPassword with a %VARIABLE%, or set "
                + Variable + reference.Source);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable(reference, "a NuGet.Config file that applies to the project cannot be read");
        }
    }

    // NuGet leaves the macro of an unset variable as it was written.
    [GeneratedRegex("^%[A-Za-z_][A-Za-z0-9_()]*%$", RegexOptions.CultureInvariant)]
    private static partial Regex ConfigurationMacro();
}
