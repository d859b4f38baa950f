namespace SecretSafeContainers.Reports.Html;

/// <summary>What a lane shows in one row.</summary>
/// <param name="Style">How it is drawn: classes of the style sheet.</param>
/// <param name="Text">The same in words.</param>
internal sealed record LaneMark(string Style, string Text)
{
    public static LaneMark Nothing { get; } = new("", "");

    /// <summary>Stands in what can be inspected.</summary>
    public static LaneMark Inspected { get; } = new("dot seen", "sees it");

    /// <summary>The lane's upper end, seen.</summary>
    public static LaneMark Reached { get; } = new("end dot seen", "sees it");

    /// <summary>The lane's upper end, hidden.</summary>
    public static LaneMark Unreached { get; } = new("end cross", "does not see it");

    /// <summary>Enters in a layer; the lane may come from below too.</summary>
    public static LaneMark Enters(bool isSeen, bool fromBelow) =>
        new($"{(fromBelow ? "through" : "start")} dot {(isSeen ? "seen" : "hidden")}", isSeen ? "enters here" : "enters here, hidden by a later layer");

    /// <summary>Comes from below.</summary>
    public static LaneMark Passes(bool isSeen) => new(isSeen ? "through" : "through faint", isSeen ? "below, seen" : "below, hidden");
}
