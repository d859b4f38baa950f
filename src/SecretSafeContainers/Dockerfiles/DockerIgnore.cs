using System.Collections.Immutable;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>The patterns of a <c>.dockerignore</c>. The last one that matches a path, or a folder above it, decides.</summary>
/// <remarks><see href="https://docs.docker.com/build/concepts/context/#dockerignore-files"/></remarks>
public sealed class DockerIgnore
{
    private readonly ImmutableArray<(Glob Glob, bool IsException)> patterns;

    private DockerIgnore(IEnumerable<(Glob Glob, bool IsException)> patterns) => this.patterns = [.. patterns];

    /// <summary>Nothing is excluded.</summary>
    public static DockerIgnore None { get; } = new([]);

    /// <summary>Parses a file. Never throws: a malformed pattern stands for itself, and Docker refuses it.</summary>
    /// <param name="text">The file's bytes.</param>
    public static DockerIgnore Parse(ReadOnlyMemory<byte> text) => Of(SourceLine.Of(text).Select(line => line.Text).Where(line => !line.StartsWith('#')));

    /// <summary>True if a file is left out of the context.</summary>
    /// <param name="path">Its path in the context, with <c>/</c>.</param>
    public bool Excludes(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var matches = ImmutableArray<bool>.Empty;
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            matches = Match(path[..slash], matches);
        }

        return IsExcluded(Match(path, matches));
    }

    /// <summary>The patterns of a list, such as those of <c>COPY --exclude</c>.</summary>
    internal static DockerIgnore Of(IEnumerable<string> lines) => new(lines.Select(Read).OfType<(Glob, bool)>());

    /// <summary>Which patterns match a path or a folder above it.</summary>
    /// <param name="path">The path.</param>
    /// <param name="above">The same of the folder that holds it; empty at the top.</param>
    internal ImmutableArray<bool> Match(string path, ImmutableArray<bool> above)
    {
        var matches = ImmutableArray.CreateBuilder<bool>(patterns.Length);
        for (var i = 0; i < patterns.Length; i++)
        {
            matches.Add((!above.IsEmpty && above[i]) || patterns[i].Glob.IsMatch(path));
        }

        return matches.MoveToImmutable();
    }

    /// <summary>What matches mean.</summary>
    internal bool IsExcluded(ImmutableArray<bool> matches)
    {
        var excluded = false;
        for (var i = 0; i < patterns.Length; i++)
        {
            excluded = matches[i] ? !patterns[i].IsException : excluded;
        }

        return excluded;
    }

    /// <summary>True if something in an excluded folder may still be taken.</summary>
    internal bool HasExceptionBelow(string folder) => patterns.Any(pattern => pattern.IsException
        && (pattern.Glob.Literal.StartsWith(folder + "/", StringComparison.Ordinal)
            || (!pattern.Glob.IsLiteral && (folder + "/").StartsWith(pattern.Glob.Literal, StringComparison.Ordinal))));

    private static (Glob, bool)? Read(string line)
    {
        var pattern = line.Trim();
        var isException = pattern.StartsWith('!');
        pattern = string.Join('/', ContextPath.Parts(isException ? pattern[1..].Trim() : pattern));
        return pattern.Length == 0 ? null : (new Glob(pattern), isException);
    }
}
