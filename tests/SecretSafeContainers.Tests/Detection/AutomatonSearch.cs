using SecretSafeContainers.Detection.Literals;

namespace SecretSafeContainers.Tests.Detection;

/// <summary>Finds literals byte by byte with the automaton: the oracle for much data.</summary>
internal static class AutomatonSearch
{
    public static HashSet<LiteralOccurrence> Of(IReadOnlyList<SearchLiteral> literals, ReadOnlySpan<byte> data)
    {
        var automaton = new LiteralAutomaton(literals);
        var found = new HashSet<LiteralOccurrence>();
        var state = 0;
        for (var at = 0; at < data.Length; at++)
        {
            state = automaton.Next(state, data[at], out var ends);
            foreach (var end in ends)
            {
                var (bytes, ignoreCase) = literals[end];
                var start = at + 1 - bytes.Length;
                if (ignoreCase || data.Slice(start, bytes.Length).SequenceEqual(bytes))
                {
                    found.Add(new(end, start));
                }
            }
        }

        return found;
    }
}
