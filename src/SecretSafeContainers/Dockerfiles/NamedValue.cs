namespace SecretSafeContainers.Dockerfiles;

/// <summary>A name and a value of an ARG, ENV or LABEL.</summary>
/// <param name="Name">Without quotes.</param>
/// <param name="Value">As written, with its quotes; null for an ARG without a default.</param>
/// <param name="Start">Where it begins in the instruction's arguments.</param>
/// <param name="Length">Characters of it there.</param>
internal readonly record struct NamedValue(string Name, string? Value, int Start, int Length)
{
    /// <summary>The pairs of an instruction, in order.</summary>
    public static IEnumerable<NamedValue> Of(DockerfileInstruction instruction)
    {
        var words = ShellWords.Split(instruction.Arguments);
        if (instruction.Name != "ARG" && words is [var first, ..] && !first.Text.Contains('=', StringComparison.Ordinal))
        {
            // The old form: ENV NAME value, to the end of the line.
            return [new NamedValue(ShellWords.Unquote(first.Text), instruction.Arguments[(first.Start + first.Text.Length)..].Trim(), 0, instruction.Arguments.Length)];
        }

        return words.Select(word =>
        {
            var equals = word.Text.IndexOf('=', StringComparison.Ordinal);
            return new NamedValue(
                ShellWords.Unquote(equals < 0 ? word.Text : word.Text[..equals]), equals < 0 ? null : word.Text[(equals + 1)..], word.Start, word.Text.Length);
        });
    }
}
