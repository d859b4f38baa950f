using System.Runtime.InteropServices;

namespace SecretSafeContainers.Cli;

/// <summary>
/// Gives native memory back while an audit runs: the compiler of patterns and the inflaters take theirs from the C library, and glibc keeps, for each thread, what was freed
/// below anything that was not.
/// </summary>
internal static class NativeMemory
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private delegate int Trim(nuint keep);

    /// <summary>Begins; the taker disposes it. Where the C library is another one, nothing happens.</summary>
    public static IDisposable? GiveBackRegularly()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libc.so.6", out var library) || !NativeLibrary.TryGetExport(library, "malloc_trim", out var address))
        {
            return null;
        }

        var trim = Marshal.GetDelegateForFunctionPointer<Trim>(address);
        return new Timer(_ => trim(0), null, Interval, Interval);
    }
}
