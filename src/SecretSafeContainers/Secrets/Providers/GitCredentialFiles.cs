namespace SecretSafeContainers.Secrets.Providers;

/// <summary>Addresses with passwords that git's <c>store</c> helper keeps: <c>~/.git-credentials</c>.</summary>
/// <remarks><see href="https://git-scm.com/docs/git-credential-store"/></remarks>
internal sealed class GitCredentialFiles : ISecretProvider
{
    /// <inheritdoc/>
    public void Provide(BuildPlace place, SecretCandidates candidates)
    {
        string?[] paths = [place.InHome(".git-credentials"), place.In("XDG_CONFIG_HOME", ".config", "git", "credentials")];
        foreach (var path in paths)
        {
            using var file = SecretFile.TryRead(path, candidates);
            using var text = file?.ToText();
            foreach (var line in text is null ? default : text.Characters.EnumerateLines())
            {
                var address = line.Trim();
                candidates.Add($"git credential for {Addresses.HostOf(address)}", SecretClaim.Secret, address);
            }
        }
    }
}
