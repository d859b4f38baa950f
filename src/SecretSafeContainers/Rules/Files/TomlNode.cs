namespace SecretSafeContainers.Rules.Files;

/// <summary>A value of a TOML document with its place.</summary>
/// <param name="Line">Its line, or its key's, from 1.</param>
/// <param name="Column">Its column, or its key's, from 1.</param>
/// <param name="Value">A <see cref="string"/>, <see cref="double"/>, <see cref="bool"/>, list of nodes, or table of nodes by key; null for a date.</param>
internal sealed record TomlNode(int Line, int Column, object? Value)
{
    /// <summary>What the value is, as messages say it.</summary>
    public string Kind => Value switch
    {
        string => "a text",
        double => "a number",
        bool => "true or false",
        List<TomlNode> => "a list",
        Dictionary<string, TomlNode> => "a table",
        _ => "a date",
    };
}
