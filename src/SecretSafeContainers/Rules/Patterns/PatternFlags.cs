namespace SecretSafeContainers.Rules.Patterns;

/// <summary>What <c>(?imsU)</c> turns on.</summary>
[Flags]
internal enum PatternFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><c>i</c>: letters match in either case.</summary>
    IgnoreCase = 1,

    /// <summary><c>m</c>: <c>^</c> and <c>$</c> stand for lines.</summary>
    Multiline = 2,

    /// <summary><c>s</c>: <c>.</c> matches a line feed.</summary>
    DotAll = 4,

    /// <summary><c>U</c>: repetitions are lazy, and greedy with a <c>?</c>.</summary>
    Ungreedy = 8,
}
