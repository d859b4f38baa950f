namespace SecretSafeContainers.Detection;

/// <summary>The tables of an Aho-Corasick automaton over folded bytes.</summary>
/// <remarks>
/// A state is the index of its row in <see cref="Transitions"/> (premultiplied, so a step is one addition and one load); 0 is the root.
/// A transition into a state in which a literal ends is stored as its complement, so the loop tests a sign.
/// </remarks>
internal sealed class LiteralAutomaton
{
    private readonly int stride;
    private readonly int[][] outputs;
    private readonly int[] depths;

    private LiteralAutomaton(int[] transitions, byte[] firstPairs, int stride, LiteralTrie trie)
    {
        Transitions = transitions;
        Classes = trie.Classes;
        FirstPairs = firstPairs;
        this.stride = stride;
        outputs = trie.Outputs;
        depths = trie.Depths;
    }

    /// <summary>Row of the state + class of the byte gives the next state, complemented if literals end there.</summary>
    public int[] Transitions { get; }

    /// <summary>The class of each byte; the cases of a letter share one, and bytes of no literal share class 0.</summary>
    public byte[] Classes { get; }

    /// <summary>1 for each pair of bytes (first is high) with which a literal begins, in any case.</summary>
    public byte[] FirstPairs { get; }

    /// <summary>Builds the automaton of literals.</summary>
    public static LiteralAutomaton Build(IReadOnlyList<SearchLiteral> literals)
    {
        var trie = new LiteralTrie(literals);
        var order = trie.LinkFailures();
        var stride = trie.ClassCount;
        var transitions = new int[checked(trie.StateCount * stride)];
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

        return new(transitions, Pairs(literals), stride, trie);

        int Stored(int state) => trie.Outputs[state].Length > 0 ? ~(state * stride) : state * stride;
    }

    /// <summary>The literals that end in a state.</summary>
    public ReadOnlySpan<int> OutputsOf(int state) => outputs[state / stride];

    /// <summary>How many bytes behind which the automaton is in a state begin a literal: no longer suffix of what it has seen does.</summary>
    public int DepthOf(int state) => depths[state / stride];

    /// <summary>Zeroes the tables. Nothing is found afterwards.</summary>
    public void Clear()
    {
        Array.Clear(Transitions);
        Array.Clear(Classes);
        Array.Clear(FirstPairs);
    }

    private static byte[] Pairs(IReadOnlyList<SearchLiteral> literals)
    {
        var pairs = new byte[1 << 16];
        foreach (var literal in literals)
        {
            var (first, second) = (literal.Bytes[0], literal.Bytes[1]);
            pairs[(first << 8) | second] = 1;
            if (literal.IgnoreCase)
            {
                pairs[(Lower(first) << 8) | Lower(second)] = 1;
                pairs[(Upper(first) << 8) | Lower(second)] = 1;
                pairs[(Lower(first) << 8) | Upper(second)] = 1;
                pairs[(Upper(first) << 8) | Upper(second)] = 1;
            }
        }

        return pairs;
    }

    private static byte Lower(byte value) => LiteralTrie.Fold(value);

    private static byte Upper(byte value) => value is >= (byte)'a' and <= (byte)'z' ? (byte)(value - 0x20) : value;
}
