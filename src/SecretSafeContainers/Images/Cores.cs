namespace SecretSafeContainers.Images;

/// <summary>The processor cores that one audit may use. A layer takes one for as long as it is audited; one that is idle reads ahead for a layer that has one already.</summary>
/// <param name="count">How many there are, 1 or more.</param>
internal sealed class Cores(int count)
{
    private int idle = count;

    /// <summary>True if more was taken than there is: whoever has one to spare gives it back.</summary>
    public bool AreScarce => Volatile.Read(ref idle) < 0;

    /// <summary>Takes a core, if need be one that someone else has to give back.</summary>
    public void Take() => Interlocked.Decrement(ref idle);

    /// <summary>Takes a core if one is idle.</summary>
    public bool TryTake()
    {
        var seen = Volatile.Read(ref idle);
        while (seen > 0)
        {
            var before = Interlocked.CompareExchange(ref idle, seen - 1, seen);
            if (before == seen)
            {
                return true;
            }

            seen = before;
        }

        return false;
    }

    /// <summary>Gives one back.</summary>
    public void Release() => Interlocked.Increment(ref idle);
}
