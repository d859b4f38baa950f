using System.Numerics;

namespace SecretSafeContainers.Secrets;

/// <summary>Chooses pieces of a text that is wrapped into lines of equal length, so that wherever the lines break, one piece is whole.</summary>
/// <remarks>
/// In lines of a width, breaks fall on every place with the same remainder: a phase. A piece of five characters is broken in four phases of each width.
/// The phases of all widths that matter are the bits of one number, and three pieces suffice if no bit is common to all of theirs.
/// </remarks>
internal static class LinePhases
{
    /// <summary>Most pieces that are chosen.</summary>
    public const int Places = 3;

    // Three pieces of five characters can do for lines of six and more. Longer lines than twelve break no two of them that lie apart; 6 + ... + 12 phases are 63.
    private const int LeastWidth = 6;
    private const int MostWidth = 12;

    /// <summary>The places of the pieces that are broken together in the fewest phases; all if they are few.</summary>
    /// <param name="places">Where pieces start that may be chosen, in ascending order.</param>
    /// <param name="length">Characters of a piece.</param>
    public static IReadOnlyList<int> Best(IReadOnlyList<int> places, int length)
    {
        if (places.Count <= Places)
        {
            return places;
        }

        var broken = places.Select(place => Broken(place, length)).ToArray();
        (int First, int Second, int Third) best = default;
        var least = int.MaxValue;
        for (var first = 0; first < broken.Length - 2 && least > 0; first++)
        {
            for (var second = first + 1; second < broken.Length - 1 && least > 0; second++)
            {
                for (var third = second + 1; third < broken.Length && least > 0; third++)
                {
                    var count = BitOperations.PopCount(broken[first] & broken[second] & broken[third]);
                    if (count < least)
                    {
                        (best, least) = ((first, second, third), count);
                    }
                }
            }
        }

        return [places[best.First], places[best.Second], places[best.Third]];
    }

    private static ulong Broken(int place, int length)
    {
        var phases = 0ul;
        for (int width = LeastWidth, bit = 0; width <= MostWidth; bit += width, width++)
        {
            for (var at = place + 1; at < place + length; at++)
            {
                phases |= 1ul << (bit + (at % width));
            }
        }

        return phases;
    }
}
