using System.Buffers.Binary;

namespace SecretSafeContainers.Images;

/// <summary>The first bytes of an uncompressed binary log of MSBuild: its version and, in newer ones, that of the oldest reader.</summary>
/// <remarks>Measured on logs of MSBuild 18: 26 and 18. <see href="https://github.com/dotnet/msbuild/blob/main/documentation/wiki/Binary-Log.md"/></remarks>
internal static class BinaryLogHeader
{
    /// <summary>Bytes of the header.</summary>
    public const int Bytes = 8;

    /// <summary>The first version whose records all say how long they are: MSBuild 17.10.</summary>
    public const int FirstWithLengths = 18;

    private const int LargestVersion = 255;

    /// <summary>The version of a log, or null if the bytes begin none.</summary>
    /// <param name="head">The first bytes.</param>
    public static int? VersionOf(ReadOnlySpan<byte> head)
    {
        if (head.Length < Bytes)
        {
            return null;
        }

        var version = BinaryPrimitives.ReadInt32LittleEndian(head);
        var oldestReader = BinaryPrimitives.ReadInt32LittleEndian(head[sizeof(int)..]);
        return version switch
        {
            > 0 and < FirstWithLengths => version,
            >= FirstWithLengths and <= LargestVersion when oldestReader >= FirstWithLengths && oldestReader <= version => version,
            _ => null,
        };
    }
}
