using System.Security.Cryptography;
using System.Text;
using SecretSafeContainers.Detection.Literals;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Detection;

/// <summary>Rules and secrets, made ready for searching: the literals, and for each of them its target.</summary>
internal sealed class SearchPlan : IDisposable
{
    private static readonly Lazy<SearchPlan> BuiltIn = new(() => new(RuleCatalogue.All, [], DetectionLimits.MatchTimeout, VectorKinds.Best));

    // Fewer bytes are compared than are read ahead of any candidate, so whether the content goes on behind them is known in every window.
    private const int FormEdgeBytes = 64;

    private readonly List<SearchLiteral> literals = [];
    private readonly List<SearchTarget> targets = [];
    private readonly Dictionary<KeyFileKind, Rule> keyFiles = [];
    private readonly List<RuleMatcher> everywhere = [];
    private readonly List<Rule> ofPaths = [];
    private readonly bool shared;

    private SearchPlan(IEnumerable<Rule> rules, IReadOnlyCollection<KnownSecret> secrets, TimeSpan matchTimeout, VectorKind kind)
    {
        ForwardBytes = DetectionLimits.ForwardBytes
            + (secrets.Select(secret => SecretForms.Searched(secret.Value.Bytes).Length).Where(length => length > DetectionLimits.ForwardBytes / DetectionLimits.FormBytes / 2)
                .DefaultIfEmpty().Max() * DetectionLimits.FormBytes);
        foreach (var rule in rules)
        {
            Add(rule, matchTimeout);
        }

        foreach (var secret in secrets)
        {
            Add(secret);
        }

        Literals = new(literals, kind);
        ContentTime = matchTimeout * DetectionLimits.ContentTimeouts;
        shared = secrets.Count == 0;
    }

    /// <summary>The prefilter over all literals.</summary>
    public LiteralSet Literals { get; }

    /// <summary>Bytes of content that a window has behind those that it owns.</summary>
    public int ForwardBytes { get; }

    /// <summary>The rules that have no literal.</summary>
    public IReadOnlyList<RuleMatcher> Everywhere => everywhere;

    /// <summary>The rules that ask for a file's path alone.</summary>
    public IReadOnlyList<Rule> OfPaths => ofPaths;

    /// <summary>Characters that are given to all patterns together on one content item: a bound that does not depend on how busy the machine is.</summary>
    public long ContentCharacters => (long)(ContentTime.TotalMilliseconds * DetectionLimits.CharactersPerMillisecond);

    /// <summary>Time for all patterns on one content item.</summary>
    public TimeSpan ContentTime { get; }

    /// <summary>Makes a plan; the one for the built-in rules alone is made once and shared.</summary>
    public static SearchPlan For(IReadOnlyCollection<Rule> rules, IReadOnlyCollection<KnownSecret> secrets, TimeSpan matchTimeout) => For(rules, secrets, matchTimeout, VectorKinds.Best);

    /// <summary>The same with chosen instructions, which tests compare.</summary>
    internal static SearchPlan For(IReadOnlyCollection<Rule> rules, IReadOnlyCollection<KnownSecret> secrets, TimeSpan matchTimeout, VectorKind kind) =>
        secrets.Count == 0 && kind == VectorKinds.Best && matchTimeout == DetectionLimits.MatchTimeout && rules.SequenceEqual(RuleCatalogue.All, ReferenceEqualityComparer.Instance)
            ? BuiltIn.Value
            : new(rules, secrets, matchTimeout, kind);

    /// <summary>What a literal's occurrence is a candidate for.</summary>
    public SearchTarget TargetOf(int literal) => targets[literal];

    /// <summary>The rule for key files of a kind; null if none is asked for.</summary>
    public Rule? RuleOf(KeyFileKind kind) => keyFiles.GetValueOrDefault(kind);

    /// <summary>Zeroes everything that was derived from secrets; a plan without secrets stays as it is, as it may be shared.</summary>
    public void Dispose()
    {
        if (shared)
        {
            return;
        }

        Literals.Dispose();
        foreach (var known in targets.OfType<SearchTarget.Known>())
        {
            known.Form.Dispose();
            CryptographicOperations.ZeroMemory(known.Value);
        }
    }

    private void Add(Rule rule, TimeSpan matchTimeout)
    {
        if (rule.KeyFile is { } kind)
        {
            keyFiles[kind] = rule;
            return;
        }

        if (rule.IsOfPath)
        {
            ofPaths.Add(rule);
            return;
        }

        var matcher = new RuleMatcher(rule, matchTimeout);
        everywhere.AddRange(rule.IsTriedEverywhere ? [matcher] : []);
        foreach (var keyword in rule.Keywords)
        {
            Add(new(Encoding.ASCII.GetBytes(keyword), IgnoreCase: true), new SearchTarget.Keyword(rule));
            Add(new(Encoding.Unicode.GetBytes(keyword)[..^1], IgnoreCase: true), new SearchTarget.Keyword(rule));
        }

        foreach (var literal in rule.Literals)
        {
            if (literal.Length is < LiteralSet.MinBytes or > DetectionLimits.LiteralCharacters || !Ascii.IsValid(literal))
            {
                throw new ArgumentException($"The rule '{rule.Id}' has a literal that is not {LiteralSet.MinBytes} to {DetectionLimits.LiteralCharacters} ASCII characters.");
            }

            var bytes = Encoding.ASCII.GetBytes(literal);
            Add(new(bytes, rule.IgnoreCase), new SearchTarget.RuleBytes(matcher, literal.Length));
            Add(new(Encoding.Unicode.GetBytes(literal)[..^1], rule.IgnoreCase), new SearchTarget.RuleUtf16(matcher, literal.Length));
        }
    }

    private void Add(KnownSecret secret)
    {
        var value = SecretForms.Searched(secret.Value.Bytes).ToArray();
        foreach (var form in SecretForms.Of(secret.Value.Bytes))
        {
            foreach (var anchor in FormAnchors.Of(form))
            {
                foreach (var unit in TextUnits.Of(anchor.CharacterBytes))
                {
                    Add(new(anchor.Literal, anchor.IgnoreCase), new SearchTarget.Known(secret.Id, value, form, anchor.Position, unit)
                    {
                        IsDoubtful = secret.IsDoubtful,
                        ComparedBytes = ForwardBytes - FormEdgeBytes,
                    });
                }
            }
        }
    }

    private void Add(SearchLiteral literal, SearchTarget target)
    {
        literals.Add(literal);
        targets.Add(target);
    }
}
