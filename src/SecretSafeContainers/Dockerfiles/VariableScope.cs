using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>The variables whose values are known at an instruction: by ENV, or by ARG with a default or a build argument.</summary>
internal sealed partial class VariableScope
{
    private readonly ImmutableDictionary<string, string?> arguments;
    private readonly ImmutableDictionary<string, string?> environment;

    private VariableScope(ImmutableDictionary<string, string?> arguments, ImmutableDictionary<string, string?> environment) =>
        (this.arguments, this.environment) = (arguments, environment);

    /// <summary>No variable is known.</summary>
    public static VariableScope Empty { get; } = new(ImmutableDictionary<string, string?>.Empty, ImmutableDictionary<string, string?>.Empty);

    /// <summary>What a stage that is built on this one starts with: variables, but no arguments.</summary>
    public VariableScope Inherited => new(Empty.arguments, environment);

    /// <summary>The scope behind an instruction.</summary>
    /// <param name="instruction">The instruction; only ARG and ENV change anything.</param>
    /// <param name="given">The build arguments.</param>
    /// <param name="global">The scope before the first FROM, or null there.</param>
    public VariableScope After(DockerfileInstruction instruction, IReadOnlyDictionary<string, string> given, VariableScope? global)
    {
        if (instruction.IsOnBuild || instruction.Name is not ("ARG" or "ENV"))
        {
            return this;
        }

        var values = NamedValue.Of(instruction).Select(pair => KeyValuePair.Create(pair.Name, pair.Value is null ? null : Expand(pair.Value)));
        return instruction.Name == "ENV"
            ? new(arguments, environment.SetItems(values))
            : new(arguments.SetItems(values.Select(value => KeyValuePair.Create(value.Key, given.GetValueOrDefault(value.Key) ?? value.Value ?? global?.arguments.GetValueOrDefault(value.Key)))), environment);
    }

    /// <summary>A word with its variables replaced and its quotes removed; null if a variable in it is not known.</summary>
    public string? Expand(string word)
    {
        var result = new StringBuilder();
        var quote = '\0';
        for (var at = 0; at < word.Length; at++)
        {
            var character = word[at];
            if (character == '\\' && quote != '\'' && at + 1 < word.Length)
            {
                result.Append(word[++at]);
            }
            else if (quote != '\0' ? character == quote : character is '"' or '\'')
            {
                quote = quote == '\0' ? character : '\0';
            }
            else if (character == '$' && quote != '\'')
            {
                if (Reference().Match(word, at) is not { Success: true } reference || Value(reference) is not { } value)
                {
                    return null;
                }

                result.Append(value);
                at += reference.Length - 1;
            }
            else
            {
                result.Append(character);
            }
        }

        return result.ToString();
    }

    [GeneratedRegex(@"\G\$(?:(?<name>[A-Za-z_]\w*)|\{(?<name>[A-Za-z_]\w*)(?:(?<form>:?[-+])(?<word>[^{}]*))?\})", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    private string? Value(Match reference)
    {
        var name = reference.Groups["name"].Value;
        if ((environment.TryGetValue(name, out var value) ? value : arguments.GetValueOrDefault(name)) is not { } known)
        {
            return null;
        }

        var form = reference.Groups["form"].Value;
        var counts = known.Length > 0 || !form.StartsWith(':');
        return form switch
        {
            "-" or ":-" when !counts => Expand(reference.Groups["word"].Value),
            "+" or ":+" => counts ? Expand(reference.Groups["word"].Value) : "",
            _ => known,
        };
    }
}
