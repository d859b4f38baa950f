namespace SecretSafeContainers.Rules.Patterns;

/// <summary>A place between characters that a pattern can ask for.</summary>
internal enum PatternBorder
{
    /// <summary>Before the first character.</summary>
    TextStart,

    /// <summary>Behind the last character; a line feed there is a character.</summary>
    TextEnd,

    /// <summary>Before the first character, or behind a line feed.</summary>
    LineStart,

    /// <summary>Behind the last character, or before a line feed.</summary>
    LineEnd,

    /// <summary>Between a word character of ASCII and anything else.</summary>
    Word,

    /// <summary>Anywhere else.</summary>
    NoWord,

    /// <summary>What a lookaround of <see cref="PatternSyntax.DotNet"/> asks for; RE2 has none.</summary>
    Lookaround,
}
