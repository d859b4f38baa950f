using SecretSafeContainers.Content.Nested;

namespace SecretSafeContainers.Detection;

/// <summary>Finds runs of encoded text in content and scans what they hold. Reads every owned byte once and in order, so a run may be longer than any window.</summary>
/// <param name="containers">Receives the containers among what was decoded.</param>
internal abstract class RunReader(List<EncodedContainer> containers) : IDisposable
{
    private long next;

    /// <summary>The content offset from which on more may be found, if that is before what was read.</summary>
    public long Undecided => Run?.Start ?? long.MaxValue;

    /// <summary>True if a run holds more than is reported of one content.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The run that is being read; null between runs.</summary>
    protected EncodedRun? Run { get; set; }

    /// <summary>Reads the owned bytes of a window.</summary>
    /// <param name="map">Context, owned bytes, context; mapped from the owned ones on.</param>
    /// <param name="dataStart">The content offset of the first of them.</param>
    /// <param name="ownedFrom">Where the owned bytes start.</param>
    /// <param name="owned">How many there are.</param>
    /// <param name="places">A counter that has not passed them.</param>
    /// <param name="found">Receives what was found in runs.</param>
    public void Read(in CharacterMap map, long dataStart, int ownedFrom, int owned, LineCounter places, ICollection<PendingDetection> found)
    {
        var end = ownedFrom + owned;
        var at = (int)Math.Max(ownedFrom, next - dataStart);
        while (at < end)
        {
            at = Advance(map, dataStart, at, end, ref places, found);
        }

        next = dataStart + at;
        Run?.Flush(found);
    }

    /// <summary>Ends the content.</summary>
    public void Complete(ICollection<PendingDetection> found)
    {
        if (Run is not null)
        {
            EndRun(found);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Run?.Dispose();

    /// <summary>Reads on from a place, up to where something else comes.</summary>
    /// <returns>Where to read on; the end or behind it if all is read.</returns>
    protected abstract int Advance(in CharacterMap map, long dataStart, int at, int end, ref LineCounter places, ICollection<PendingDetection> found);

    /// <summary>Ends the run that is being read.</summary>
    protected void EndRun(ICollection<PendingDetection> found)
    {
        Run!.Complete(found);
        IsFull |= Run.IsFull;
        containers.AddRange(Run.Container is { } container ? [container] : []);
        Run.Dispose();
        Run = null;
    }
}
