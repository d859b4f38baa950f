using System.Security.Cryptography;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Secrets.Judging;
using SecretSafeContainers.Secrets.Parts;
using SecretSafeContainers.Secrets.Providers;

namespace SecretSafeContainers.Publishing;

/// <summary>Chooses what of the gathered values is looked for: wholes and parts, each value once, under ids that are unique. Owns what it chose until it is released.</summary>
/// <param name="place">Where the build runs.</param>
/// <param name="rules">Recognise credentials whatever their name.</param>
/// <param name="settings">What the repository holds on purpose.</param>
internal sealed class SecretSelection(BuildPlace place, RuleRecognition rules, PublicSettings settings) : IDisposable
{
    /// <summary>Values that are looked for, parts among them: each has some 50 forms.</summary>
    public const int MaxSecrets = 400;

    private readonly ValueJudge judge = new(place);
    private readonly List<SecretExclusion> exclusions = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private List<KnownSecret> chosen = [];

    /// <summary>What is not looked for.</summary>
    public IReadOnlyList<SecretExclusion> Exclusions => exclusions;

    /// <summary>True if an environment variable holds one that was chosen.</summary>
    public bool IsAnyInEnvironment { get; private set; }

    /// <summary>True if there was more than <see cref="MaxSecrets"/>.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Takes a candidate, or says why not.</summary>
    public void Consider(SecretCandidate candidate)
    {
        var value = SecretForms.WithoutLineEnd(candidate.Value);
        if (candidate.Claim != SecretClaim.IfRecognised && candidate.SettingKey is { } key && settings.Contains(key, value))
        {
            exclusions.Add(new(candidate.Id, ExclusionReason.PublicSetting));
            return;
        }

        using var text = new SecretText(value);
        using var parts = SecretParts.Of(value);
        if (parts.IsStructured)
        {
            ChooseParts(candidate, value, parts);
        }
        else if (candidate.Claim == SecretClaim.IfRecognised)
        {
            ChooseRecognised(candidate, text.Characters);
        }
        else if (candidate.Claim == SecretClaim.Public)
        {
            if (!ChooseRecognised(candidate, text.Characters))
            {
                exclusions.Add(new(candidate.Id, ExclusionReason.PublicName));
            }
        }
        else if (judge.Exclude(value, text.Characters, candidate.Claim, out var isDoubtful) is not { } reason)
        {
            ChooseWhole(candidate, value, text.Characters, isDoubtful);
        }
        else if (reason != ExclusionReason.Unremarkable || !ChooseRecognised(candidate, text.Characters))
        {
            exclusions.Add(new(candidate.Id, reason));
        }
    }

    /// <summary>Hands the chosen over to the caller.</summary>
    public List<KnownSecret> Release() => Interlocked.Exchange(ref chosen, []);

    /// <inheritdoc/>
    public void Dispose() => chosen.ForEach(secret => secret.Dispose());

    private void ChooseWhole(SecretCandidate candidate, ReadOnlySpan<byte> value, ReadOnlySpan<char> text, bool isDoubtful)
    {
        if (!isDoubtful || !ChooseRecognised(candidate, text))
        {
            Add(candidate, value, isDoubtful, []);
        }
    }

    private void ChooseParts(SecretCandidate candidate, ReadOnlySpan<byte> value, SecretParts parts)
    {
        var wanted = new List<byte[]>();
        ExclusionReason? reason = null;
        var isShort = false;
        foreach (var part in parts.Values)
        {
            using var text = new SecretText(part.Value);
            if (judge.Exclude(part.Value, text.Characters, part.MustBeMixed ? SecretClaim.IfShaped : SecretClaim.Secret, out _) is not { } why)
            {
                wanted.Add(part.Value);
            }
            else if (!part.MustBeMixed)
            {
                reason ??= why;
                isShort |= why == ExclusionReason.TooShort;
            }
        }

        // A short password is found by what stands around it.
        if ((isShort || wanted.Count > 0) && !parts.IsBundle && value.Length <= SecretForms.MaxValueBytes)
        {
            Add(candidate, value, isDoubtful: false, wanted);
        }
        else if (wanted.Count > 0)
        {
            Add(candidate, default, isDoubtful: false, wanted);
        }
        else
        {
            // Where a part is known and trivial, a rule would find the same.
            using var text = new SecretText(value);
            if ((reason is not null || !ChooseRecognised(candidate, text.Characters)) && candidate.Claim != SecretClaim.IfRecognised)
            {
                exclusions.Add(new(candidate.Id, reason ?? ExclusionReason.WithoutSecret));
            }
        }
    }

    private bool ChooseRecognised(SecretCandidate candidate, ReadOnlySpan<char> text)
    {
        var recognised = new List<byte[]>();
        try
        {
            rules.Find(text, recognised);
            var wanted = recognised.FindAll(secret => !IsTrivial(secret));
            Add(candidate, default, isDoubtful: false, wanted);
            return wanted.Count > 0;
        }
        finally
        {
            recognised.ForEach(secret => CryptographicOperations.ZeroMemory(secret));
        }
    }

    private bool IsTrivial(byte[] secret)
    {
        using var text = new SecretText(secret);
        return judge.Exclude(secret, text.Characters, SecretClaim.Secret, out _) is not null;
    }

    private void Add(SecretCandidate candidate, ReadOnlySpan<byte> whole, bool isDoubtful, List<byte[]> parts)
    {
        IsAnyInEnvironment |= candidate.IsVariable && (!whole.IsEmpty || parts.Count > 0);
        string? id = null;
        if (!whole.IsEmpty && IsNew(whole, isDoubtful))
        {
            chosen.Add(new(id = UniqueId.Of(candidate.Id, ids), new(whole)) { IsDoubtful = isDoubtful });
        }

        foreach (var part in parts)
        {
            if (IsNew(part, isDoubtful: false))
            {
                chosen.Add(new(id ??= UniqueId.Of(candidate.Id, ids), new(part)) { IsPart = true });
            }
        }
    }

    // The same value is one secret, under its first id; that it is one for sure, a later place can say.
    private bool IsNew(ReadOnlySpan<byte> value, bool isDoubtful)
    {
        for (var at = 0; at < chosen.Count; at++)
        {
            if (chosen[at].Value.Bytes.SequenceEqual(value))
            {
                chosen[at] = chosen[at] with { IsDoubtful = chosen[at].IsDoubtful && isDoubtful };
                return false;
            }
        }

        if (chosen.Count == MaxSecrets)
        {
            IsFull = true;
            return false;
        }

        return true;
    }
}
