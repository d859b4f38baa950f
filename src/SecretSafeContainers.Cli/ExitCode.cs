namespace SecretSafeContainers.Cli;

/// <summary>The exit codes of <c>secretsafe</c>. A leak wins over what could not be audited.</summary>
public static class ExitCode
{
    /// <summary>Audited and clean.</summary>
    public const int Clean = 0;

    /// <summary>A leak at or above the level.</summary>
    public const int Leak = 1;

    /// <summary>Not everything could be audited.</summary>
    public const int Incomplete = 2;

    /// <summary>Wrong usage; EX_USAGE of sysexits.h.</summary>
    public const int Usage = 64;

    /// <summary>A fault of the tool itself; EX_SOFTWARE of sysexits.h.</summary>
    public const int Internal = 70;

    /// <summary>Cancelled, as a shell reports SIGINT.</summary>
    public const int Cancelled = 130;
}
