namespace SecretSafeContainers.Rules.Patterns;

/// <summary>How a pattern is written.</summary>
internal enum PatternSyntax
{
    /// <summary>As users' patterns are.</summary>
    Re2,

    /// <summary>As the catalogue's are: RE2's syntax, as far as they go, with lookarounds, references to groups, and several groups of one name.</summary>
    DotNet,

    /// <summary>The same, without regard to the case of letters.</summary>
    DotNetIgnoringCase,
}
