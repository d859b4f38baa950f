using System.Text.RegularExpressions;
using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Builds;

/// <summary>A line of an image's history, as an instruction: whoever built the image, BuildKit, docker's old builder or buildah.</summary>
/// <param name="Name">The instruction's name.</param>
/// <param name="Text">What follows it; of a RUN with its build arguments and shell.</param>
internal readonly partial record struct HistoryEntry(string Name, string Text)
{
    /// <summary>Reads a <c>created_by</c>.</summary>
    public static HistoryEntry Parse(string createdBy)
    {
        var text = BuildKitEnd().Replace(createdBy.Trim(), "");
        if (NoOperation().Match(text) is { Success: true } noOperation)
        {
            return Named(text[noOperation.Length..].Trim());
        }

        return InstructionName().IsMatch(text) ? Named(text) : new HistoryEntry("RUN", text);
    }

    /// <summary>True if an instruction may have written this line.</summary>
    public bool IsOf(DockerfileInstruction instruction) => instruction.Name == Name && Name switch
    {
        "RUN" => IsOfRun(instruction),
        "COPY" or "ADD" => IsOfCopy(instruction),
        "ENV" or "ARG" or "LABEL" => KeysOf(Text) is [var first, ..] && NamedValue.Of(instruction).Select(pair => pair.Name).Contains(first),
        "WORKDIR" or "USER" => instruction.Arguments.Contains('$', StringComparison.Ordinal) || Text.EndsWith(instruction.Arguments.Trim('"', '\'').TrimEnd('/').TrimStart('.', '/'), StringComparison.Ordinal),
        "CMD" or "ENTRYPOINT" or "EXPOSE" or "VOLUME" or "STOPSIGNAL" =>
            instruction.Arguments.Contains('$', StringComparison.Ordinal) || Bare(Text).Contains(Bare(instruction.Arguments), StringComparison.Ordinal),
        _ => true,
    };

    private static HistoryEntry Named(string text)
    {
        var end = text.AsSpan().IndexOfAny(' ', '\t');
        return end < 0 ? new(text.ToUpperInvariant(), "") : new(text[..end].ToUpperInvariant(), text[end..].Trim());
    }

    /// <summary>Arguments without what a builder adds or drops: brackets, quotes, commas, spaces.</summary>
    private static string Bare(string arguments) => string.Concat(arguments.Where(character => !char.IsWhiteSpace(character) && character is not ('[' or ']' or '"' or '\'' or ',')));

    private static string[] KeysOf(string text) => [.. ShellWords.Split(text).Select(word => ShellWords.Unquote(word.Text.Split('=')[0]))];

    [GeneratedRegex(@"\s*# buildkit\z", RegexOptions.CultureInvariant)]
    private static partial Regex BuildKitEnd();

    [GeneratedRegex(@"^(?:\|\d+ .*? )?\S*sh -c #\(nop\)\s*", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex NoOperation();

    [GeneratedRegex(@"^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)(?=\s)", RegexOptions.CultureInvariant)]
    private static partial Regex InstructionName();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    // Arguments and the shell stand before the command, so its end is compared.
    private bool IsOfRun(DockerfileInstruction run)
    {
        var written = Spaces().Replace(Text, " ").TrimEnd();
        IEnumerable<string> forms = [run.Arguments, string.Join(' ', run.Exec ?? []), .. run.Heredocs.Select(heredoc => heredoc.Content)];
        return forms.Select(form => Spaces().Replace(form, " ").Trim()).Any(form => form.Length > 0 && written.EndsWith(form, StringComparison.Ordinal));
    }

    private bool IsOfCopy(DockerfileInstruction copy)
    {
        var target = CopySource.Words(copy) is [.., var last] ? last.TrimStart('.').Trim('/') : "";
        var words = Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var isSame = words is [.., var written] && (target.Contains('$', StringComparison.Ordinal) || written.Trim('/').EndsWith(target, StringComparison.Ordinal));

        // docker's old builder and buildah write a hash in place of the sources: COPY file:… in /x.
        return isSame && (words is [_, "in", _] || CopySource.Words(copy).SkipLast(1).All(source =>
            source.Contains('$', StringComparison.Ordinal) || source.StartsWith("<<", StringComparison.Ordinal) || words.Contains(source)));
    }
}
