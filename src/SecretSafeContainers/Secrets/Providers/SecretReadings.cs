namespace SecretSafeContainers.Secrets.Providers;

/// <summary>All places, read side by side, and handed out in their order: what lies at several has the name of the first. Owns what was read and zeroes it on dispose.</summary>
internal sealed class SecretReadings : IDisposable
{
    private readonly Task<SecretCandidates>[] readings;

    /// <summary>Begins to read.</summary>
    public SecretReadings(BuildPlace place) => readings = [.. SecretProviders.All.Select(provider => Task.Run(() => Read(provider, place)))];

    /// <summary>What was found, when it is there.</summary>
    /// <param name="account">Hears what could not be read.</param>
    public IEnumerable<SecretCandidate> InOrder(SecretCandidates account)
    {
        foreach (var reading in readings)
        {
            var found = reading.GetAwaiter().GetResult();
            foreach (var what in found.Unread)
            {
                account.CouldNotRead(what);
            }

            foreach (var candidate in found.Values)
            {
                yield return candidate;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // One that failed has nothing left.
        Task.WhenAll(readings).ContinueWith(_ => { }, TaskScheduler.Default).GetAwaiter().GetResult();
        foreach (var reading in readings.Where(reading => reading.IsCompletedSuccessfully))
        {
            reading.Result.Dispose();
        }
    }

    private static SecretCandidates Read(ISecretProvider provider, BuildPlace place)
    {
        var candidates = new SecretCandidates();
        try
        {
            provider.Provide(place, candidates);
            return candidates;
        }
        catch
        {
            candidates.Dispose();
            throw;
        }
    }
}
