using System.Collections.Immutable;
using SecretSafeContainers.Rules.Patterns;

namespace SecretSafeContainers.Rules;

/// <summary>
/// How one kind of credential is recognised: data without logic, written from its issuer's published format.
/// </summary>
/// <remarks>
/// A rule is tried only where one of its <see cref="Literals"/> occurs; the pattern then sees at most
/// <see cref="ContextBytes"/> before and after that literal, and its match must overlap it.
/// </remarks>
public sealed record Rule
{
    /// <summary>Bytes of context that a pattern sees on either side of a literal.</summary>
    public const int ContextBytes = 1024;

    /// <summary>Short kebab-case name, unique and never reused, such as <c>github-pat</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it finds, as a noun phrase: <c>GitHub personal access token</c>.</summary>
    public required string Title { get; init; }

    /// <summary>How bad a leak is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How sure a match is.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>What a match is.</summary>
    public RuleSubject Subject { get; init; } = RuleSubject.Credential;

    /// <summary>
    /// The binary file that it stands for, which is known by its structure: such a rule has no literals, no pattern and no examples. Null for all others.
    /// </summary>
    public KeyFileKind? KeyFile { get; init; }

    /// <summary>
    /// ASCII strings of at least three characters, one of which every match contains or touches. The longer and rarer, the cheaper.
    /// </summary>
    public required ImmutableArray<string> Literals { get; init; }

    /// <summary>
    /// Most characters by which a match can start before its literal; <see cref="ContextBytes"/> if that is unknown. A small number makes hot literals cheap:
    /// the pattern is then tried at these few places, and not searched for in all of the context.
    /// </summary>
    public int LeadCharacters { get; init; } = ContextBytes;

    /// <summary>A character that stands behind the literal in every match; null if there is none that is worth a look.</summary>
    public RequiredCharacter? Requires { get; init; }

    /// <summary>
    /// Words, in ASCII and whatever their case, at whose end a literal is no candidate: those that the pattern refuses and that stand everywhere, so that it is not asked each time.
    /// </summary>
    internal ImmutableArray<string> NotAtEndOf { get; init; } = [];

    /// <summary>
    /// The files that it is for, by their names or the ends of their paths, such as <c>.pgpass</c>, <c>*.cnf</c>, <c>.docker/config.json</c>; case does not matter.
    /// Empty: all. Content that is no file (history, environment, labels) has no name and is judged by every rule.
    /// </summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>True if literals and pattern ignore the case of ASCII letters.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>
    /// .NET regular expression over Latin-1 characters, linear or with bounded repetition. The group named <c>secret</c>, if there is one, is the secret;
    /// otherwise the whole match is. Of a user's rule: its pattern in RE2's syntax as the file has it; empty if its paths are all that it asks for.
    /// </summary>
    public required string Pattern { get; init; }

    /// <summary>Where a user's rule stands, as <c>file(line)</c>; null for those of the catalogue.</summary>
    public string? Source { get; init; }

    /// <summary>A user's pattern, understood; null for the catalogue's, which are .NET's, and where there is none.</summary>
    internal Pattern? Parsed { get; init; }

    /// <summary>Number of the group that is the secret in <see cref="Parsed"/>; null for the first one that is not empty, or the whole match.</summary>
    internal int? SecretGroup { get; init; }

    /// <summary>One of them matches the path of every content in which the rule holds; none: it holds everywhere.</summary>
    internal ImmutableArray<Pattern> Paths { get; init; } = [];

    /// <summary>In lower case; one of them, in any case, stands somewhere in every content in which the rule holds. None: nothing more than a literal is asked for.</summary>
    internal ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary>What is no finding of this rule after all.</summary>
    internal ImmutableArray<RuleAllowance> Allowances { get; init; } = [];

    /// <summary>True if its matches hold no literal that could be searched for: it is tried everywhere in text.</summary>
    internal bool IsTriedEverywhere => Parsed is not null && Literals.IsEmpty;

    /// <summary>True if a file's path alone is the finding.</summary>
    internal bool IsOfPath => Parsed is null && !Paths.IsEmpty;

    /// <summary>Least Shannon entropy of the secret in bits per character; 0 asks for none.</summary>
    public double MinEntropy { get; init; }

    /// <summary>How the secret is checked beyond its pattern.</summary>
    public SecretCheck Check { get; init; } = SecretCheck.None;

    /// <summary>The checksum that credentials of the kind have, if one is known: a right one makes a match sure, a wrong one less so.</summary>
    public ChecksumKind Checksum { get; init; } = ChecksumKind.None;

    /// <summary>The part that every credential of the kind shares, which a preview may show, such as <c>ghp_</c>; empty if there is none.</summary>
    public string PublicPrefix { get; init; } = "";

    /// <summary>What to do when it leaked: where to revoke it and what to use instead. One or two sentences.</summary>
    public required string Advice { get; init; }

    /// <summary>Where the issuer documents the format.</summary>
    public required string Reference { get; init; }

    /// <summary>Texts in which the rule must find exactly one credential. Synthetic, assembled in code, and on demand: only tests and explanations need them.</summary>
    public required Func<ImmutableArray<string>> Examples { get; init; }

    /// <summary>Texts in which it must find nothing.</summary>
    public required Func<ImmutableArray<string>> CounterExamples { get; init; }
}
