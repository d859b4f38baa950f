using System.Globalization;
using System.Text;

namespace SecretSafeContainers.Reports;

/// <summary>Who sees which secret, a line each: what a person takes in at one look.</summary>
internal static class ProblemTable
{
    // With the other columns it is as wide as a terminal.
    private const int WhatCharacters = 60;

    /// <summary>Appends the table.</summary>
    /// <param name="text">Receives it.</param>
    /// <param name="problems">At least one.</param>
    /// <param name="paint">Colours a cell that says that a secret leaks.</param>
    public static void Append(StringBuilder text, IReadOnlyList<Problem> problems, Func<string, Problem, string> paint)
    {
        var rows = problems.Select(problem => (Problem: problem, What: Cut(FindingMessage.What(problem.First)))).ToList();
        var width = rows.Max(row => row.What.Length);
        text.Append(CultureInfo.InvariantCulture, $"who sees it  {"".PadRight(Math.Max(width - 4, 0))}  places  runtime  inspection  layers\n");
        foreach (var (problem, what) in rows)
        {
            string Cell(bool leaks, int columns) => leaks ? $"{paint("LEAK", problem)}{"".PadRight(Math.Max(columns - 4, 0))}" : "-".PadRight(columns);
            var seen = problem.Exposure;
            text.Append(CultureInfo.InvariantCulture,
                $"{problem.First.Code.Id}  {what.PadRight(width)}  {problem.Places.Length,6}  {Cell(seen.Runtime, 7)}  {Cell(seen.Inspection, 10)}  {Cell(seen.Layers, 0)}\n");
        }

        text.Append('\n');
    }

    private static string Cut(string text) => text.Length > WhatCharacters ? $"{text[..(WhatCharacters - 1)]}…" : text;
}
