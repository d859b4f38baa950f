namespace SecretSafeContainers.Build;

/// <summary>The browser in which the tests open the report's pages.</summary>
internal static class Browser
{
    private const string Program = "chromium";

    // Another installation on this machine may take its time.
    private static readonly string[] Install = ["-o", "DPkg::Lock::Timeout=180", "install", "-y", "-qq", "--no-install-recommends", Program];

    /// <summary>Installs it where that is possible, on Debian as root; elsewhere, and if it fails, the tests use the one that they find.</summary>
    public static async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/etc/debian_version") || !Environment.IsPrivilegedProcess || IsOnPath())
        {
            return;
        }

        var quiet = new Dictionary<string, string?> { ["DEBIAN_FRONTEND"] = "noninteractive" };
        Console.WriteLine($"test: installing {Program}");
        if (await Apt(Install).RunAsync(cancellationToken) != 0)
        {
            // A bare machine has no lists, an old one has lists of what is gone.
            await Apt("update", "-qq").RunAsync(cancellationToken);
            if (await Apt(Install).RunAsync(cancellationToken) != 0)
            {
                Console.WriteLine($"test: {Program} could not be installed; tests that need a browser use what they find");
            }
        }

        Child Apt(params string[] arguments) => new("apt-get", arguments) { Environment = quiet, OnLine = _ => { }, Echo = false };
    }

    private static bool IsOnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, Program)));
}
