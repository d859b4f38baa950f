using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace SecretSafeContainers.Build;

/// <summary>Watches a child that is measured: its processor time, its memory, and what it prints, which is shown only if it fails.</summary>
internal sealed class Observer
{
    private readonly StringBuilder output = new();

    /// <summary>Processor time, as last seen.</summary>
    public TimeSpan Cpu { get; private set; }

    /// <summary>Largest resident memory, as last seen.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>What it printed.</summary>
    public string Output => output.ToString();

    /// <summary>Looks at it.</summary>
    public void Poll(Process process)
    {
        try
        {
            process.Refresh();
            Cpu = process.TotalProcessorTime;
            PeakBytes = Math.Max(PeakBytes, process.PeakWorkingSet64);
        }
        catch (Exception cause) when (cause is InvalidOperationException or Win32Exception)
        {
            // It has just exited; what was last seen counts.
        }
    }

    /// <summary>Takes a line that it printed.</summary>
    public void Read(string line) => output.AppendLine(line);
}
