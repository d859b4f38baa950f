using SecretSafeContainers.Secrets.Providers;

namespace SecretSafeContainers.Secrets.Judging;

/// <summary>Decides whether a value can be looked for: what is trivial stands in images by right.</summary>
/// <param name="place">Where the build runs: it knows its user's names.</param>
internal sealed class ValueJudge(BuildPlace place)
{
    /// <summary>Shortest value that is looked for without having been asked for.</summary>
    public const int MinBytes = 8;

    // Letters of one case: 11 of them are 52 bits at most, and mostly a word. Words with capitals are longer.
    private const int WordCharacters = 12;
    private const int WordsCharacters = 16;
    private const int NumberCharacters = 16;

    // In longer texts the marks of a placeholder stand by chance, and in every PEM text.
    private const int PlaceholderCharacters = 64;

    private static readonly string[] PublicVariables =
    [
        "USER", "USERNAME", "LOGNAME", "HOSTNAME", "COMPUTERNAME", "USERDOMAIN", "NAME", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "GITHUB_ACTOR", "GITHUB_REPOSITORY",
        "GITHUB_REPOSITORY_OWNER", "BUILD_REQUESTEDFOR", "BUILD_REQUESTEDFOREMAIL", "BUILD_REPOSITORY_NAME", "SYSTEM_TEAMPROJECT", "SYSTEM_COLLECTIONID", "SYSTEM_TEAMPROJECTID", "BUILD_SOURCEVERSION", "GITHUB_SHA",
    ];

    private readonly string[] publicValues = [.. PublicVariables.Select(place.Variable).OfType<string>()];

    /// <summary>Why a value is not looked for; null if it is.</summary>
    /// <param name="value">The value in UTF-8, without a line end.</param>
    /// <param name="text">The same as text.</param>
    /// <param name="claim">What its place says about it.</param>
    /// <param name="doubtful">True if it is looked for, and may be none.</param>
    public ExclusionReason? Exclude(ReadOnlySpan<byte> value, ReadOnlySpan<char> text, SecretClaim claim, out bool doubtful)
    {
        text = text.Trim();
        doubtful = false;
        if (SimpleWords.Contains(text) || (text.Length <= PlaceholderCharacters && Placeholders.IsOne(text) && !SecretShape.IsWordless(text)))
        {
            return SecretShape.IsWords(text) ? ExclusionReason.Word : ExclusionReason.Placeholder;
        }

        if (value.Length is < MinBytes or > SecretForms.MaxValueBytes)
        {
            return value.Length < MinBytes ? ExclusionReason.TooShort : ExclusionReason.TooLong;
        }

        if (Plain(text, claim) is { } plain)
        {
            return plain;
        }

        if (claim == SecretClaim.Secret || SecretShape.IsMixed(text))
        {
            return null;
        }

        doubtful = claim == SecretClaim.Doubtful && !IsPhrase(text);
        return doubtful ? null : claim == SecretClaim.Doubtful ? ExclusionReason.Word : ExclusionReason.Unremarkable;
    }

    private ExclusionReason? Plain(ReadOnlySpan<char> text, SecretClaim claim)
    {
        var isClaimed = claim == SecretClaim.Secret;
        if (text.Length < WordsCharacters && SecretShape.IsWords(text) && (text.Length < WordCharacters || !isClaimed || text.ContainsAnyInRange('A', 'Z')))
        {
            return ExclusionReason.Word;
        }

        if (PlainValues.IsNumber(text) && (text.Length < NumberCharacters || !isClaimed || text.ContainsAnyExceptInRange('0', '9')))
        {
            return ExclusionReason.Number;
        }

        if (!isClaimed && (PlainValues.IsGuid(text) || PlainValues.IsDigest(text)))
        {
            return ExclusionReason.Identifier;
        }

        foreach (var known in publicValues)
        {
            if (text.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return ExclusionReason.User;
            }
        }

        return PlainValues.IsHost(text) ? ExclusionReason.Address
            : PlainValues.IsEmail(text) ? ExclusionReason.User
            : PlainValues.IsPath(text) ? ExclusionReason.Path
            : null;
    }

    // Words with spaces, names with separators: the app's own texts and the names of its resources.
    private static bool IsPhrase(ReadOnlySpan<char> text) => SecretShape.IsName(text);
}
