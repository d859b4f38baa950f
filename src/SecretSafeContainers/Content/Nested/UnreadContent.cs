using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Hands on what could not be read, up to a number: an archive may hold any number of entries that cannot.</summary>
/// <param name="skip">Takes it.</param>
internal sealed class UnreadContent(Action<Skipped> skip)
{
    private int count;
    private Skipped? last;

    /// <summary>Takes a piece in. An archive that ends within an entry is noticed in the entry and behind it, and said once.</summary>
    public void Add(Skipped piece)
    {
        if (piece == last)
        {
            return;
        }

        last = piece;
        if (++count <= NestingLimits.Skipped)
        {
            skip(piece);
        }
        else if (count == NestingLimits.Skipped + 1)
        {
            skip(new Skipped(DiagnosticCodes.LimitReached, "nested content", $"more than {NestingLimits.Skipped} pieces of it were not read: the rest is not listed"));
        }
    }
}
