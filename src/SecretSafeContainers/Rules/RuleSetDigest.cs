using System.Collections.Immutable;
using System.Security.Cryptography;
using SecretSafeContainers.Rules.Patterns;

namespace SecretSafeContainers.Rules;

/// <summary>A digest of all that decides what a set of rules finds. Texts for people are not in it.</summary>
internal sealed class RuleSetDigest : IDisposable
{
    private readonly MemoryStream bytes = new();
    private readonly BinaryWriter writer;

    private RuleSetDigest() => writer = new(bytes);

    /// <summary>The digest; empty for the catalogue as it ships, which the engine's version stands for.</summary>
    /// <param name="rules">The rules, in the order in which they are searched for.</param>
    public static byte[] Of(ImmutableArray<Rule> rules)
    {
        if (rules == RuleCatalogue.All)
        {
            return [];
        }

        using var digest = new RuleSetDigest();
        digest.Write(rules, digest.Write);
        digest.writer.Flush();
        return SHA256.HashData(digest.bytes.GetBuffer().AsSpan(0, (int)digest.bytes.Length));
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    private void Write(Rule rule)
    {
        writer.Write(rule.Id);
        writer.Write((int)rule.Severity);
        writer.Write((int)rule.Confidence);
        writer.Write((int)rule.Subject);
        writer.Write((int?)rule.KeyFile ?? -1);
        Write(rule.Literals, writer.Write);
        writer.Write(rule.LeadCharacters);
        writer.Write(rule.Requires is not null);
        writer.Write(rule.Requires?.AnyOf ?? "");
        writer.Write(rule.Requires?.Within ?? 0);
        Write(rule.Files, writer.Write);
        Write(rule.NotAtEndOf, writer.Write);
        writer.Write(rule.IgnoreCase);
        writer.Write(rule.Pattern);
        Write<Pattern>(rule.Parsed is { } parsed ? [parsed] : [], Write);
        writer.Write(rule.SecretGroup ?? -1);
        Write(rule.Paths, Write);
        Write(rule.Keywords, writer.Write);
        Write(rule.Allowances, Write);
        writer.Write(rule.MinEntropy);
        writer.Write((int)rule.Check);
        writer.Write((int)rule.Checksum);
        writer.Write(rule.PublicPrefix);
    }

    private void Write(RuleAllowance allowance)
    {
        Write(allowance.Paths, Write);
        Write(allowance.Patterns, Write);
        writer.Write((int)allowance.Target);
        Write(allowance.StopWords, writer.Write);
        writer.Write(allowance.NeedsAll);
        Write(allowance.Rules, writer.Write);
    }

    private void Write(Pattern pattern) => writer.Write(PatternPrinter.Print(pattern.Root, inAscii: false));

    private void Write<T>(ImmutableArray<T> items, Action<T> write)
    {
        writer.Write(items.Length);
        foreach (var item in items)
        {
            write(item);
        }
    }
}
