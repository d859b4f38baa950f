using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Rules.Patterns;

namespace SecretSafeContainers.Rules.Files;

/// <summary>A table of a rule file: hands out its values by key, and knows which keys nobody asked for.</summary>
internal sealed class RuleFileTable
{
    private readonly string path;
    private readonly TomlNode node;
    private readonly Dictionary<string, TomlNode> values;
    private readonly HashSet<string> known;

    /// <param name="path">The file.</param>
    /// <param name="node">The table.</param>
    /// <param name="ignoresCase">True if keys are the same in any case.</param>
    public RuleFileTable(string path, TomlNode node, bool ignoresCase)
    {
        this.path = path;
        this.node = node;
        IgnoresCase = ignoresCase;
        var comparer = ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        values = new(comparer);
        known = new(comparer);
        foreach (var (key, value) in (Dictionary<string, TomlNode>)node.Value!)
        {
            values[key] = value;
        }
    }

    /// <summary>True if keys are the same in any case.</summary>
    public bool IgnoresCase { get; }

    /// <summary>What messages call it, if it is not the file: <c>the rule 'acme-token'</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>The keys that are there.</summary>
    public IEnumerable<string> Keys => values.Keys;

    /// <summary>Where it stands, as a finding's rule says it.</summary>
    public string Place => $"{path}({node.Line})";

    /// <summary>A text without control characters.</summary>
    public string? Text(string key)
    {
        var text = Get<string>(key, "a text");
        return text is null || !text.AsSpan().ContainsAnyInRange('\0', '\x1F') || text.Trim() is { } trimmed && !trimmed.AsSpan().ContainsAnyInRange('\0', '\x1F')
            ? text?.Trim()
            : throw Wrong(DiagnosticCodes.RuleFileKey, key, $"'{key}' has line ends or control characters");
    }

    /// <summary>A text as it is.</summary>
    public string? Verbatim(string key) => Get<string>(key, "a text");

    /// <summary>A text that must be there.</summary>
    public string Required(string key) =>
        Text(key) is { Length: > 0 } text ? text : throw Wrong(DiagnosticCodes.RuleFileKey, null, $"'{key}' is missing");

    /// <summary>A number of 0 or more.</summary>
    public double? Number(string key)
    {
        var has = Node(key) is not null;
        var number = has ? GetNumber(key) : (double?)null;
        return number is null or >= 0 and <= 1_000_000 ? number : throw Wrong(DiagnosticCodes.RuleFileKey, key, $"'{key}' is out of range");
    }

    /// <summary>True or false; null if it is not there.</summary>
    public bool? Truth(string key) => Node(key) switch
    {
        null => null,
        { Value: bool value } => value,
        var other => throw Wrong(DiagnosticCodes.RuleFileKey, key, $"'{key}' is {other.Kind}; it must be true or false"),
    };

    /// <summary>A list of texts; empty if it is not there.</summary>
    public ImmutableArray<string> Texts(string key) => Node(key) switch
    {
        null => [],
        { Value: string one } when IgnoresCase => [one],
        { Value: List<TomlNode> list } => [.. list.Select(item => item.Value as string
            ?? throw WrongAt(DiagnosticCodes.RuleFileKey, item, $"'{key}' holds {item.Kind}; it must be a list of texts"))],
        var other => throw Wrong(DiagnosticCodes.RuleFileKey, key, $"'{key}' is {other.Kind}; it must be a list of texts"),
    };

    /// <summary>One of several words, in any case; null if it is not there.</summary>
    public T? OneOf<T>(string key) where T : struct, Enum =>
        Text(key) is not { } text ? null
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) && !char.IsAsciiDigit(text.FirstOrDefault('0')) ? value
        : throw Wrong(DiagnosticCodes.RuleFileKey, key, $"'{key}' must be one of {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}");

    /// <summary>A pattern; null if it is not there or empty.</summary>
    public Pattern? Pattern(string key) => Verbatim(key) is { Length: > 0 } text ? Parse(text, Node(key)!, key) : null;

    /// <summary>A list of patterns.</summary>
    public ImmutableArray<Pattern> Patterns(string key) =>
        Texts(key) is { IsEmpty: false } texts ? [.. texts.Select((text, index) => Parse(text, Node(key)!.Value is List<TomlNode> list ? list[index] : Node(key)!, key))] : [];

    /// <summary>A table; null if it is not there.</summary>
    public RuleFileTable? Table(string key) => Node(key) switch
    {
        null => null,
        { Value: Dictionary<string, TomlNode> } table => new(path, table, IgnoresCase) { Name = Name },
        var other => throw Wrong(DiagnosticCodes.RuleFileKey, key, $"'{key}' is {other.Kind}; it must be a table"),
    };

    /// <summary>True if a list stands there.</summary>
    public bool IsList(string key) => values.GetValueOrDefault(key)?.Value is List<TomlNode>;

    /// <summary>A list of tables; empty if it is not there.</summary>
    public ImmutableArray<RuleFileTable> Tables(string key) => Node(key) switch
    {
        null => [],
        { Value: List<TomlNode> list } => [.. list.Select(item => item.Value is Dictionary<string, TomlNode>
            ? new RuleFileTable(path, item, IgnoresCase) { Name = Name }
            : throw WrongAt(DiagnosticCodes.RuleFileKey, item, $"'{key}' holds {item.Kind}; write [[{key}]]"))],
        var other => throw Wrong(DiagnosticCodes.RuleFileKey, key, $"'{key}' is {other.Kind}; write [[{key}]]"),
    };

    /// <summary>A failure at a key, or at the table.</summary>
    public SecretSafeException Wrong(DiagnosticCode code, string? key, string why) => WrongAt(code, key is null ? node : values.GetValueOrDefault(key, node), why);

    /// <summary>Something to be said about a key, or about the table.</summary>
    public RuleFileNote Note(DiagnosticCode code, string? key, string text)
    {
        var place = key is null ? node : values.GetValueOrDefault(key, node);
        return new(code, path, place.Line, place.Column, Named(text));
    }

    /// <summary>Ends it where an unknown key is an error.</summary>
    /// <exception cref="SecretSafeException">There is one (SSC1032).</exception>
    public void RefuseUnknown()
    {
        foreach (var key in Unknown())
        {
            var suggestion = Suggestion.For(key, known) is { } other ? $"did you mean '{other}'?" : $"there are {string.Join(", ", known.Order(StringComparer.Ordinal))}";
            throw Wrong(DiagnosticCodes.RuleFileKey, key, $"there is no key '{key}'; {suggestion}");
        }
    }

    /// <summary>The keys that nobody asked for.</summary>
    public IReadOnlyList<string> Unknown() => [.. values.Keys.Where(key => !known.Contains(key))];

    private TomlNode? Node(string key)
    {
        known.Add(key);
        return values.GetValueOrDefault(key);
    }

    private T? Get<T>(string key, string kind) where T : class => Node(key) switch
    {
        null => null,
        { Value: T value } => value,
        var other => throw Wrong(DiagnosticCodes.RuleFileKey, key, $"'{key}' is {other.Kind}; it must be {kind}"),
    };

    private double GetNumber(string key) => Node(key) is { Value: double value } && double.IsFinite(value) ? value
        : throw Wrong(DiagnosticCodes.RuleFileKey, key, $"'{key}' is {Node(key)!.Kind}; it must be a number");

    private Pattern Parse(string text, TomlNode at, string key) =>
        Rules.Patterns.Pattern.TryParse(text, out var pattern, out var problem) ? pattern : throw WrongAt(DiagnosticCodes.RuleNotHonoured, at, $"'{key}': {problem}");

    private SecretSafeException WrongAt(DiagnosticCode code, TomlNode at, string why) => new(code, path, Named(why)) { Line = at.Line, Column = at.Column };

    private string Named(string text) => Name.Length == 0 ? text : $"{Name}: {text}";
}
