using System.Text.RegularExpressions;
using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Builds;

/// <summary>A RUN with a secret mount, perhaps without some of its commands.</summary>
/// <param name="dockerfile">The Dockerfile.</param>
/// <param name="run">The RUN.</param>
internal sealed partial class RunRewrite(Dockerfile dockerfile, DockerfileInstruction run)
{
    private const string Indent = "    ";

    /// <summary>The RUN with a mount in front.</summary>
    /// <param name="mount">The flag.</param>
    /// <param name="first">A command to run before all others, or null.</param>
    public DockerfileChange Add(string mount, string? first = null)
    {
        var lines = Enumerable.Range(run.Line, run.EndLine - run.Line + 1).Select(line => dockerfile.Line(line) ?? "").ToList();
        if (first is not null && run.Heredocs is [var heredoc, ..] && run.Arguments.StartsWith("<<", StringComparison.Ordinal))
        {
            lines.Insert(heredoc.Line - run.Line, first);
        }
        else if (first is not null && run.Arguments.Length > 0)
        {
            var (line, column) = run.PlaceOf(0);
            lines[line - run.Line] = lines[line - run.Line].Insert(column - 1, $"{first} && ");
        }

        lines[0] = Name().Replace(lines[0], $"$0 {mount.Replace("$", "$$", StringComparison.Ordinal)}", 1);
        return Change(lines);
    }

    /// <summary>The RUN with a mount and without some commands; without any left it is removed.</summary>
    /// <param name="mount">The flag, or null for none.</param>
    /// <param name="isDropped">Tells the commands to leave out.</param>
    public DockerfileChange Without(string? mount, Func<string, bool> isDropped)
    {
        var all = ShellCommands.Split(run.Arguments);
        var kept = all.Where(command => !isDropped(command.Command)).ToList();
        if (kept.Count == all.Count || run.Exec is not null || !run.Heredocs.IsEmpty)
        {
            return mount is null ? Change([]) : Add(mount);
        }

        if (kept.Count == 0)
        {
            return new DockerfileChange(run.Line, run.EndLine, []);
        }

        var flags = string.Join(' ', dockerfile.Line(run.Line) is { } line && Name().Match(line) is { Success: true } name
            ? [name.Value, .. mount is null ? Array.Empty<string>() : [mount], .. FlagsAsWritten()]
            : FlagsAsWritten());
        var isLong = run.EndLine > run.Line;
        var text = $"{flags} {kept[0].Command}" + string.Concat(kept.Skip(1).Select(command => (command.Joint, isLong) switch
        {
            (";", _) => $"; {command.Command}",
            (_, true) => $" \\\n{Indent}&& {command.Command}",
            _ => $" && {command.Command}",
        }));
        return Change(text.Split('\n'));
    }

    [GeneratedRegex(@"^\s*(?:ONBUILD\s+)?RUN(?=\s|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Name();

    private string[] FlagsAsWritten() => [.. run.Flags.Select(flag => flag.Value is null ? $"--{flag.Name}" : $"--{flag.Name}={flag.Value}")];

    private DockerfileChange Change(IEnumerable<string> lines) => new(run.Line, run.EndLine, [.. lines]);
}
