namespace SecretSafeContainers.Testing.Accuracy;

/// <summary>A text of which we know whether it leaks.</summary>
/// <param name="Kind">What it holds, such as <c>token by its name</c>; results are counted by it.</param>
/// <param name="Path">Where it would lie in an image.</param>
/// <param name="Text">The text. Synthetic, and assembled when it is asked for.</param>
/// <param name="IsLeak">True if a finding is right, false if it is a false alarm.</param>
public sealed record Labelled(string Kind, string Path, string Text, bool IsLeak);
