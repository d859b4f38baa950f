using System.Buffers;
using System.Text;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>
/// Tries the rules that have no literal on all of a text, piece by piece. Pieces lie at fixed offsets of the content, and a match belongs to the one in which it
/// starts: so the window's size changes nothing.
/// </summary>
internal static class EverywhereJudge
{
    private const int PieceBytes = 2 * Rule.ContextBytes;

    /// <summary>Bytes that a pattern sees before and behind a piece, and so the longest match.</summary>
    private const int ContextBytes = DetectionLimits.BackBytes - PieceBytes;

    /// <summary>Judges the owned bytes of a window.</summary>
    /// <param name="judge">Knows where rules hold, and what was skipped.</param>
    /// <param name="matchers">The rules.</param>
    /// <param name="data">Context, owned bytes, context.</param>
    /// <param name="dataStart">The content offset of the first byte of data.</param>
    /// <param name="owned">The owned bytes.</param>
    /// <param name="found">Receives the secrets.</param>
    public static void Judge(CandidateJudge judge, IReadOnlyList<RuleMatcher> matchers, ReadOnlySpan<byte> data, long dataStart, Range owned, List<FoundSecret> found)
    {
        var (ownedFrom, ownedBytes) = owned.GetOffsetAndLength(data.Length);
        var characters = ArrayPool<char>.Shared.Rent(PieceBytes + (2 * ContextBytes));
        var secrets = new List<Range>();
        var first = ownedFrom - (int)((dataStart + ownedFrom) % PieceBytes);
        for (var piece = first; piece < ownedFrom + ownedBytes; piece += PieceBytes)
        {
            var start = Math.Max(0, piece - ContextBytes);
            var length = Encoding.Latin1.GetChars(data[start..Math.Min(data.Length, piece + PieceBytes + ContextBytes)], characters);
            foreach (var matcher in matchers)
            {
                secrets.Clear();
                judge.MatchFrom(matcher, characters.AsSpan(0, length), (piece - start)..(Math.Min(piece + PieceBytes, data.Length) - start), secrets);
                foreach (var secret in secrets)
                {
                    var (index, count) = secret.GetOffsetAndLength(length);
                    if (start + index >= ownedFrom && start + index < ownedFrom + ownedBytes)
                    {
                        found.Add(new(start + index, count, TextUnit.Byte, [], data.Slice(start + index, count).ToArray()) { Rule = matcher.Rule });
                    }
                }
            }
        }

        ArrayPool<char>.Shared.Return(characters, clearArray: true);
    }
}
