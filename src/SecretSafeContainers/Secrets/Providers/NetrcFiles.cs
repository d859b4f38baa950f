namespace SecretSafeContainers.Secrets.Providers;

/// <summary>Passwords of <c>.netrc</c>, as curl, git and pip read it.</summary>
/// <remarks><see href="https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html"/></remarks>
internal sealed class NetrcFiles : ISecretProvider
{
    /// <inheritdoc/>
    public void Provide(BuildPlace place, SecretCandidates candidates)
    {
        foreach (var path in new[] { place.InHome(".netrc"), place.InHome("_netrc"), place.Variable("NETRC") })
        {
            using var file = SecretFile.TryRead(path, candidates);
            using var text = file?.ToText();
            if (text is not null)
            {
                Read(text.Characters, candidates);
            }
        }
    }

    private static void Read(ReadOnlySpan<char> text, SecretCandidates candidates)
    {
        var machine = "any host";
        while (Next(ref text) is { IsEmpty: false } word)
        {
            switch (word)
            {
                case "machine":
                    machine = Addresses.HostOf(Next(ref text));
                    break;
                case "default":
                    machine = "any host";
                    break;
                case "password":
                    candidates.Add($".netrc password for {machine}", SecretClaim.Secret, Next(ref text));
                    break;
                case "login" or "account":
                    Next(ref text);
                    break;
                case "macdef":
                    // A macro ends at an empty line.
                    var end = text.IndexOf("\n\n");
                    text = end < 0 ? default : text[end..];
                    break;
            }
        }
    }

    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> text)
    {
        var start = text.Length - text.TrimStart().Length;
        if (start == text.Length)
        {
            return text = default;
        }

        text = text[start..];
        if (text[0] == '"' && text[1..].IndexOf('"') is >= 0 and var close)
        {
            var quoted = text[1..(close + 1)];
            text = text[(close + 2)..];
            return quoted;
        }

        var end = CharacterSets.Blank.IndexIn(text);
        var word = end < 0 ? text : text[..end];
        text = text[word.Length..];
        return word;
    }
}
