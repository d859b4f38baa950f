using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>Bounds of scanning, all of them independent of the content.</summary>
internal static class DetectionLimits
{
    /// <summary>
    /// Bytes kept before the owned ones. A rule's slice reaches back <see cref="Rule.ContextBytes"/> characters, two bytes each in UTF-16.
    /// </summary>
    public const int BackBytes = 4 * 1024;

    /// <summary>
    /// Bytes read ahead of the owned ones: a literal and its slice, a known secret, and the sample that tells text from binary. Long known secrets need more:
    /// <see cref="SearchPlan.ForwardBytes"/>.
    /// </summary>
    public const int ForwardBytes = 8 * 1024;

    /// <summary>Bytes that a byte of a known secret takes in content, at most, if the secret is compared whole: UTF-16 of hex, UTF-32.</summary>
    public const int FormBytes = 4;

    /// <summary>Owned bytes of a window: buffer and context together are 256 KiB.</summary>
    public const int WindowBytes = (256 * 1024) - BackBytes - ForwardBytes;

    /// <summary>How far before a literal's first byte a detection can start: a slice of UTF-16 or UTF-32, and the bytes before the low one.</summary>
    public const int ReachBytes = (2 * Rule.ContextBytes) + 4;

    /// <summary>Longest literal of a rule, so that its UTF-16 form with context stays within <see cref="ForwardBytes"/>.</summary>
    public const int LiteralCharacters = 256;

    /// <summary>The first bytes of content, a NUL byte among which makes it binary. Git looks at 8,000.</summary>
    public const int SampleBytes = 8 * 1024;

    /// <summary>Bytes by which key files are told apart: they are kept until the report is made.</summary>
    public const int KeyFileBytes = 64 * 1024;

    /// <summary>How often what was decoded is searched for more that is encoded: base64 of base64 of base64. Each time it is shorter.</summary>
    public const int DecodedDepth = 3;

    /// <summary>Detections reported of one content item. Whoever must fix more does not read a list.</summary>
    public const int Detections = 1_000;

    /// <summary>Overlapping matches considered for one content item before they are merged to detections.</summary>
    public const int Matches = 4 * Detections;

    /// <summary>
    /// Time for one pattern on one slice, by the clock on the wall: far more than the slowest takes (0.1 s at worst, made for it), as an agent under load gives a process
    /// a twentieth of a core, and must not fail a clean image.
    /// </summary>
    public static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Time for all patterns on one content item, in timeouts of one. The bound that hostile content meets is one of work: <see cref="CharactersPerMillisecond"/>.</summary>
    public const int ContentTimeouts = 24;

    /// <summary>
    /// Characters given to patterns for each millisecond of that time: what a slow pattern reads in one. All in all 8 billion, of 4 million candidates;
    /// the largest files of an SDK have some thousand.
    /// </summary>
    public const int CharactersPerMillisecond = 64 * 1024;
}
