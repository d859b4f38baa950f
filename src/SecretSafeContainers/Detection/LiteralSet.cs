using System.Runtime.CompilerServices;

namespace SecretSafeContainers.Detection;

/// <summary>
/// The prefilter: finds every occurrence of thousands of literals in one pass. An Aho-Corasick automaton over bytes with a dense table.
/// </summary>
/// <remarks>
/// The law of a prefilter is that it may lie yes, never no; this one is exact and serves as the oracle of any faster one.
/// The automaton knows folded bytes only; the case of a case-sensitive literal is compared after a hit. Immutable, so thread-safe, until disposed.
/// <see href="https://dl.acm.org/doi/10.1145/360825.360855"/>
/// </remarks>
internal sealed class LiteralSet : IDisposable
{
    /// <summary>Shortest literal: shorter ones stand everywhere.</summary>
    public const int MinBytes = 3;

    private readonly IReadOnlyList<SearchLiteral> literals;
    private readonly LiteralAutomaton automaton;

    /// <summary>Builds the automaton.</summary>
    /// <param name="literals">The literals; equal ones are allowed and are all reported.</param>
    /// <exception cref="ArgumentException">A literal is shorter than <see cref="MinBytes"/>.</exception>
    public LiteralSet(IReadOnlyList<SearchLiteral> literals)
    {
        this.literals = literals;
        automaton = LiteralAutomaton.Build(literals);
        foreach (var literal in literals)
        {
            MaxLength = Math.Max(MaxLength, literal.Bytes.Length);
        }
    }

    /// <summary>Bytes of the longest literal; 0 if there is none.</summary>
    public int MaxLength { get; }

    /// <summary>Finds the occurrences that start among the owned bytes.</summary>
    /// <param name="data">Owned bytes, then context, of which <see cref="MaxLength"/> - 1 bytes are enough.</param>
    /// <param name="owned">How many bytes of data are owned.</param>
    /// <param name="found">Receives the occurrences, in the order of their ends.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(ReadOnlySpan<byte> data, int owned, List<LiteralOccurrence> found)
    {
        var table = automaton.Transitions;
        var classes = automaton.Classes;
        var pairs = automaton.FirstPairs;
        var end = (int)Math.Min(data.Length, (long)owned + Math.Max(MaxLength - 1, 0));
        data = data[..end];
        var at = 0;
        while (true)
        {
            // At the root only a byte pair that begins a literal matters: this loop has no dependent loads, the automaton has.
            while (at + 1 < data.Length && pairs[(data[at] << 8) | data[at + 1]] == 0)
            {
                at++;
            }

            if (at + 1 >= data.Length || at >= owned)
            {
                return;
            }

            var state = 0;
            do
            {
                state = table[state + classes[data[at++]]];
                if (state < 0)
                {
                    state = ~state;
                    Report(data, at, owned, state, found);
                }
            }
            while (state != 0 && at < data.Length);
        }
    }

    /// <summary>The state behind one more byte, for bytes that arrive one after another; the first state is 0.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="value">The byte.</param>
    /// <param name="ends">The literals that end with this byte, in any case of their letters.</param>
    public int Next(int state, byte value, out ReadOnlySpan<int> ends)
    {
        var next = automaton.Transitions[state + automaton.Classes[value]];
        ends = next < 0 ? automaton.OutputsOf(~next) : default;
        return next < 0 ? ~next : next;
    }

    /// <summary>Bytes of a literal.</summary>
    public int LengthOf(int literal) => literals[literal].Bytes.Length;

    /// <summary>How many of the last bytes may be the beginning of a literal.</summary>
    public int DepthOf(int state) => automaton.DepthOf(state);

    /// <summary>Zeroes the literals and whatever was derived from them.</summary>
    public void Dispose()
    {
        automaton.Clear();
        foreach (var literal in literals)
        {
            Array.Clear(literal.Bytes);
        }
    }

    private void Report(ReadOnlySpan<byte> data, int end, int owned, int state, List<LiteralOccurrence> found)
    {
        foreach (var index in automaton.OutputsOf(state))
        {
            var literal = literals[index];
            var start = end - literal.Bytes.Length;
            if (start < owned && (literal.IgnoreCase || data[start..end].SequenceEqual(literal.Bytes)))
            {
                found.Add(new(index, start));
            }
        }
    }
}
