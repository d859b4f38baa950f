using System.Collections.Immutable;

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

    /// <summary>True if literals and pattern ignore the case of ASCII letters.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>
    /// .NET regular expression over Latin-1 characters, linear or with bounded repetition. The group named <c>secret</c>, if there is one, is the secret;
    /// otherwise the whole match is.
    /// </summary>
    public required string Pattern { get; init; }

    /// <summary>Least Shannon entropy of the secret in bits per character; 0 asks for none.</summary>
    public double MinEntropy { get; init; }

    /// <summary>How the secret is checked beyond its pattern.</summary>
    public SecretCheck Check { get; init; } = SecretCheck.None;

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
