namespace SecretSafeContainers.Detection;

/// <summary>How the lines of a dump are written.</summary>
internal enum DumpShape
{
    /// <summary>It is none, but a list.</summary>
    None,

    /// <summary>As xxd does: an offset and a colon, groups with one space between them, two spaces before the text.</summary>
    Colon,

    /// <summary>As od, hexdump and PowerShell do: an offset, at most sixteen bytes, a text in any or no signs.</summary>
    Plain,
}
