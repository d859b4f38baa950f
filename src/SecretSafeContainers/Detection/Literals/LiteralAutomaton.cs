namespace SecretSafeContainers.Detection.Literals;

/// <summary>Finds literals in bytes that arrive one after another: an Aho-Corasick automaton over folded bytes with a dense table.</summary>
/// <remarks>
/// A state is the index of its row (premultiplied, so a step is one addition and one load); 0 is the root.
/// A transition into a state in which a literal ends is stored as its complement. The case of a case-sensitive literal is the caller's to compare.
/// Immutable, so thread-safe, until disposed. <see href="https://dl.acm.org/doi/10.1145/360825.360855"/>
/// </remarks>
internal sealed class LiteralAutomaton : IDisposable
{
    private readonly IReadOnlyList<SearchLiteral> literals;
    private readonly int[] transitions;
    private readonly byte[] classes;
    private readonly int stride;
    private readonly int[][] outputs;
    private readonly int[] depths;

    /// <summary>Builds the automaton.</summary>
    /// <param name="literals">The literals; equal ones are allowed and are all reported. Zeroed when the automaton is disposed.</param>
    /// <exception cref="ArgumentException">A literal is shorter than <see cref="LiteralSet.MinBytes"/>.</exception>
    public LiteralAutomaton(IReadOnlyList<SearchLiteral> literals)
    {
        this.literals = literals;
        var trie = new LiteralTrie(literals);
        var order = trie.LinkFailures();
        stride = trie.ClassCount;
        transitions = new int[checked(trie.StateCount * stride)];
        foreach (var state in order)
        {
            var row = state * stride;
            var failureRow = trie.FailureOf(state) * stride;
            for (var symbol = 0; symbol < stride; symbol++)
            {
                var child = trie.ChildOf(state, symbol);
                transitions[row + symbol] = child != 0 ? Stored(child) : state == 0 ? 0 : transitions[failureRow + symbol];
            }
        }

        (classes, outputs, depths) = (trie.Classes, trie.Outputs, trie.Depths);

        int Stored(int state) => trie.Outputs[state].Length > 0 ? ~(state * stride) : state * stride;
    }

    /// <summary>The state behind one more byte; the first state is 0.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="value">The byte.</param>
    /// <param name="ends">The literals that end with this byte, in any case of their letters.</param>
    public int Next(int state, byte value, out ReadOnlySpan<int> ends)
    {
        var next = transitions[state + classes[value]];
        ends = next < 0 ? outputs[~next / stride] : default;
        return next < 0 ? ~next : next;
    }

    /// <summary>Bytes of a literal.</summary>
    public int LengthOf(int literal) => literals[literal].Bytes.Length;

    /// <summary>How many bytes behind which the automaton is in a state may be the beginning of a literal: no longer suffix of what it has seen is.</summary>
    public int DepthOf(int state) => depths[state / stride];

    /// <summary>Zeroes the literals and whatever was derived from them.</summary>
    public void Dispose()
    {
        Array.Clear(transitions);
        Array.Clear(classes);
        foreach (var literal in literals)
        {
            Array.Clear(literal.Bytes);
        }
    }
}
