namespace SecretSafeContainers.Detection.Literals;

/// <summary>The trie of folded literals from which the automaton's table is made. Lives during construction only.</summary>
internal sealed class LiteralTrie
{
    private readonly List<List<int>?> ends = [null];
    private readonly List<int> depths = [0];
    private int[] children;
    private int[] failures = [];

    /// <summary>Adds all literals.</summary>
    public LiteralTrie(IReadOnlyList<SearchLiteral> literals)
    {
        Classes = ClassesOf(literals);
        ClassCount = Classes.Max() + 1;
        children = new int[ClassCount];
        for (var index = 0; index < literals.Count; index++)
        {
            (ends[Add(literals[index].Bytes)] ??= []).Add(index);
        }
    }

    /// <summary>The class of each byte.</summary>
    public byte[] Classes { get; }

    /// <summary>Number of classes, class 0 for all bytes of no literal included.</summary>
    public int ClassCount { get; }

    /// <summary>Number of states, the root included.</summary>
    public int StateCount => ends.Count;

    /// <summary>The literals that end in each state, those that end through its failures included; complete after <see cref="LinkFailures"/>.</summary>
    public int[][] Outputs { get; private set; } = [];

    /// <summary>How many bytes lead to each state.</summary>
    public int[] Depths => [.. depths];

    /// <summary>The state behind a class, or 0 if there is none.</summary>
    public int ChildOf(int state, int symbol) => children[(state * ClassCount) + symbol];

    /// <summary>The state of the longest proper suffix that begins a literal.</summary>
    public int FailureOf(int state) => failures[state];

    /// <summary>Finds every state's failure, and gives the states in the order of depth: a state's failure comes before it.</summary>
    public List<int> LinkFailures()
    {
        failures = new int[StateCount];
        var order = new List<int>(StateCount) { 0 };
        for (var at = 0; at < order.Count; at++)
        {
            var state = order[at];
            for (var symbol = 0; symbol < ClassCount; symbol++)
            {
                if (ChildOf(state, symbol) is not 0 and var target)
                {
                    failures[target] = state == 0 ? 0 : FailureAfter(failures[state], symbol);
                    if (ends[failures[target]] is { } shorter)
                    {
                        (ends[target] ??= []).AddRange(shorter);
                    }

                    order.Add(target);
                }
            }
        }

        Outputs = [.. ends.Select(list => list?.ToArray() ?? [])];
        return order;
    }

    private int FailureAfter(int state, int symbol)
    {
        while (state != 0 && ChildOf(state, symbol) == 0)
        {
            state = failures[state];
        }

        return ChildOf(state, symbol);
    }

    private int Add(byte[] literal)
    {
        if (literal.Length < LiteralSet.MinBytes)
        {
            throw new ArgumentException($"A literal has at least {LiteralSet.MinBytes} bytes.", nameof(literal));
        }

        var state = 0;
        foreach (var value in literal)
        {
            var at = (state * ClassCount) + Classes[value];
            if (children[at] == 0)
            {
                children[at] = ends.Count;
                ends.Add(null);
                depths.Add(depths[state] + 1);
                if (children.Length < ends.Count * ClassCount)
                {
                    Array.Resize(ref children, checked(2 * ends.Count * ClassCount));
                }
            }

            state = children[at];
        }

        return state;
    }

    private static byte[] ClassesOf(IReadOnlyList<SearchLiteral> literals)
    {
        var used = new bool[256];
        foreach (var value in literals.SelectMany(literal => literal.Bytes))
        {
            used[Needle.Fold(value)] = true;
        }

        // 230 folded byte values at most (26 letters fold away), so the classes fit a byte.
        var classes = new byte[256];
        byte count = 0;
        for (var value = 0; value < 256; value++)
        {
            if (used[value])
            {
                classes[value] = ++count;
            }
        }

        for (var letter = (byte)'A'; letter <= (byte)'Z'; letter++)
        {
            classes[letter] = classes[Needle.Fold(letter)];
        }

        return classes;
    }
}
