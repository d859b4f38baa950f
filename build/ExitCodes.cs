namespace SecretSafeContainers.Build;

/// <summary>The exit codes of this program, and the text that goes with wrong usage.</summary>
internal static class ExitCodes
{
    /// <summary>Everything went as it must.</summary>
    public const int Success = 0;

    /// <summary>Something did not.</summary>
    public const int Failure = 1;

    /// <summary>Wrong usage: EX_USAGE of sysexits.h.</summary>
    public const int Usage = 64;

    /// <summary>Ctrl+C: 128 + SIGINT.</summary>
    public const int Cancelled = 130;

    /// <summary>Prints what there is to do.</summary>
    public static int PrintUsage(IEnumerable<IVerb> verbs)
    {
        Console.Error.WriteLine("usage: dotnet run --project build -- VERB");
        foreach (var verb in verbs)
        {
            Console.Error.WriteLine($"  {verb.Name + " " + verb.Arguments,-42}{verb.Summary}");
        }

        return Usage;
    }
}
