using System.Collections.Immutable;
using SecretSafeContainers.Content;
using SecretSafeContainers.Content.Nested;
using SecretSafeContainers.Images;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Caching;

/// <summary>The layers that are known to be clean, for the question that one audit asks: its rules, its bounds and its known secrets. Thread-safe.</summary>
/// <remarks>
/// The law: a verdict is that of a scan of the same bytes by the same code with the same rules and bounds; and each secret that is asked for was looked for in it, or was minted
/// after the layer was there. Whatever is not sure is scanned. The search for a secret does not depend on which others are looked for, so a list of them answers for each.
/// </remarks>
internal sealed class CleanLayers
{
    private readonly VerdictCache cache;
    private readonly byte[] question;
    private readonly ImmutableArray<(UInt128 Digest, DateTimeOffset? Minted)> secrets;

    /// <param name="cache">The verdicts. Stays the caller's.</param>
    /// <param name="rules">The rules to look by.</param>
    /// <param name="bounds">How far archives are looked into.</param>
    /// <param name="secrets">What is looked for by its value.</param>
    public CleanLayers(VerdictCache cache, ImmutableArray<Rule> rules, NestingBounds bounds, IEnumerable<KnownSecret> secrets)
    {
        this.cache = cache;
        question = Question(rules, bounds);
        var now = cache.Clock.GetUtcNow();
        this.secrets = [.. secrets.Select(secret => (cache.DigestOf(secret), JobToken.MintTime(secret.Value.Bytes, now)))];
    }

    /// <summary>What the paths of all layers are below.</summary>
    public PathHash Root => cache.Root;

    /// <summary>What is known of a layer; null if nothing is. A folder is never known: it has no digest.</summary>
    public CleanLayer? Find(Layer layer) => layer.Descriptor is { } descriptor ? cache.Find(NameOf(descriptor, layer.HasWhiteouts), layer.HasWhiteouts) : null;

    /// <summary>True if a verdict answers for every secret of this audit.</summary>
    public bool Answers(CleanLayer known)
    {
        var answered = known.Secrets.ToHashSet();
        return secrets.All(secret => answered.Contains(secret.Digest) || secret.Minted - CacheLimits.ClockSkew > known.FirstSeen);
    }

    /// <summary>Keeps that a layer is clean, for this audit's secrets and for those of an earlier verdict on the same layer.</summary>
    public void Keep(Layer layer, CleanLayer clean, CleanLayer? earlier)
    {
        if (layer.Descriptor is { } descriptor)
        {
            cache.Keep(NameOf(descriptor, layer.HasWhiteouts), clean with
            {
                FirstSeen = earlier?.FirstSeen ?? cache.Clock.GetUtcNow(),
                Secrets = [.. secrets.Select(secret => secret.Digest).Concat(earlier?.Secrets ?? []).Distinct().Take(CacheLimits.Secrets)],
            });
        }
    }

    /// <summary>All that decides a verdict but the layer and the secrets.</summary>
    private static byte[] Question(ImmutableArray<Rule> rules, NestingBounds bounds)
    {
        using var facts = new MemoryStream();
        using var writer = new BinaryWriter(facts);
        // Builds are deterministic, so the module's id stands for all of the code, its limits, the catalogue, and the versions of the libraries that it was built with.
        // Inflaters and regular expressions are the runtime's.
        writer.Write(typeof(CleanLayers).Module.ModuleVersionId.ToByteArray());
        writer.Write(Environment.Version.ToString());
        writer.Write(RuleSetDigest.Of(rules));
        writer.Write(bounds.Depth);
        writer.Write(bounds.Ratio);
        writer.Write(bounds.SmallBytes);
        writer.Write(bounds.FileBytes);
        writer.Write(bounds.ImageBytes);
        writer.Write(bounds.StoredBytes);
        writer.Write(bounds.Entries);
        writer.Write(bounds.DecoderBytes);
        writer.Write(bounds.Time.Ticks);
        writer.Flush();
        return facts.ToArray();
    }

    private byte[] NameOf(Descriptor layer, bool hasWhiteouts)
    {
        using var facts = new MemoryStream();
        using var writer = new BinaryWriter(facts);
        writer.Write(question.Length);
        writer.Write(question);
        writer.Write(layer.Digest.ToString());
        // Both are the manifest's word, and a wrong one is found when the layer is read.
        writer.Write(layer.Size);
        writer.Write(layer.MediaType);
        writer.Write(hasWhiteouts);
        writer.Flush();
        return cache.Name(facts.GetBuffer().AsSpan(0, (int)facts.Length));
    }
}
