using SecretSafeContainers.Detection.Literals;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Detection;

/// <summary>
/// What is masked of known secrets: every form of them in its whole length, and each line of those with several, as other output comes between the lines.
/// Immutable, so thread-safe, until disposed.
/// </summary>
internal sealed class FormLiterals : IDisposable
{
    /// <summary>Shortest line of a longer secret that is masked by itself.</summary>
    public const int MinLineBytes = 8;

    /// <summary>Lines of one secret that are masked by themselves: 16 KB of a key file.</summary>
    public const int MaxLines = 256;

    // Bytes of a form that the automaton knows; the rest is compared. So 50 secrets make some 5,000 states.
    private const int HeadBytes = 8;

    private readonly List<SecretForm> forms = [];

    /// <summary>Derives the forms. The secrets stay the caller's and may go afterwards.</summary>
    public FormLiterals(IEnumerable<KnownSecret> secrets)
    {
        foreach (var secret in secrets)
        {
            forms.AddRange(SecretForms.WholeOf(secret.Value.Bytes));
            AddLines(SecretForms.WithoutLineEnd(secret.Value.Bytes));
        }

        Heads = new([.. forms.Select(form => new SearchLiteral(form.Bytes[..Math.Min(HeadBytes, form.Bytes.Length)], IgnoreCase: false))]);
    }

    /// <summary>The first bytes of each form, in the order of the forms.</summary>
    public LiteralAutomaton Heads { get; }

    /// <summary>The form of which a head is the beginning.</summary>
    public SecretForm FormOf(int head) => forms[head];

    /// <summary>Zeroes all.</summary>
    public void Dispose()
    {
        Heads.Dispose();
        forms.ForEach(form => form.Dispose());
    }

    private void AddLines(ReadOnlySpan<byte> value)
    {
        var count = 0;
        foreach (var range in value.Split((byte)'\n'))
        {
            var line = value[range].Trim(" \t\r"u8);
            if (line.Length >= MinLineBytes && line.Length < value.Length && count++ < MaxLines)
            {
                forms.Add(SecretForm.Of(line, [], FormReading.Exact));
            }
        }
    }
}
