using System.Text;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Builds;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Engines.Tests.Builds;

/// <summary>What clients print that the engines of the tests do not have, or do not print at will: recorded, with other texts in it.</summary>
[TestClass]
public sealed class ProgressOfABuild(TestContext context) : IDisposable
{
    private readonly RecordedLog log = new();
    private readonly KnownSecret secret = new("it", new SecretValue(Encoding.UTF8.GetBytes(Needle)));
    private BuildJournal? journal;
    private Redactor? redactor;
    private ContentScanner? scanner;

    private static string Needle => "NdL9" + "xTok-4f&2Q";

    [TestMethod]
    public async Task MasksALineOfAStepThatAnotherStepBrokeOff()
    {
        // BuildKit's plain printer breaks the line off, and later prints it again from its start.
        await ReadPlainAsync($"""
            #5 [a 2/2] RUN left
            #5 sha256:{new string('0', 64)}
            #5 0.067 first
            #5 0.068 {Needle[..4]}
            #5 ...

            #6 [b 2/2] RUN right
            #6 0.069 right
            #6 DONE 0.1s

            #5 [a 2/2] RUN left
            #5 0.068 {Needle}
            #5 0.070 {Needle[..4]}
            #5 DONE 1.0s
            """);

        Assert.AreEqual("[a 2/2] RUN left|[b 2/2] RUN right", string.Join('|', log.Steps));
        Assert.AreEqual($"first|right|***|{Needle[..4]}", string.Join('|', log.Lines));
    }

    [TestMethod]
    public async Task EndsAStepInTheMiddleOfALine()
    {
        await ReadPlainAsync("#4 [2/2] RUN printf x\n#4 0.067 no newline#4 DONE 1.0s\n\n#5 exporting to image\n");

        Assert.AreEqual("no newline", Assert.ContainsSingle(log.Lines));
    }

    [TestMethod]
    public async Task TellsWarningsOfNewerClients()
    {
        await ReadPlainAsync("#4 [2/2] RUN x\n#4 WARN: old syntax\n#4 DONE 1.0s\n\n 1 warning found (use docker --debug to expand):\n - JSONArgsRecommended: use JSON (line 3)\n");

        Assert.AreEqual("old syntax|JSONArgsRecommended: use JSON (line 3)", string.Join('|', log.Warnings));
    }

    [TestMethod]
    [DataRow(false, DisplayName = "an object a line")]
    [DataRow(true, DisplayName = "an object on several lines, as buildx 0.13 writes them")]
    public async Task MasksASecretInTwoRecords(bool indented)
    {
        await ReadJsonAsync(
            indented,
            """{"vertexes":[{"digest":"sha256:1","name":"[internal] load build definition from Dockerfile","started":"2026-01-01T00:00:00Z"}]}""",
            """{"vertexes":[{"digest":"sha256:2","name":"[2/3] RUN make"},{"digest":"sha256:3","name":"[3/3] RUN never"}]}""",
            """{"vertexes":[{"digest":"sha256:4","name":"[1/3] FROM x","started":"2026-01-01T00:00:00Z","completed":"2026-01-01T00:00:00Z","cached":true}]}""",
            """{"vertexes":[{"digest":"sha256:2","name":"[2/3] RUN make","started":"2026-01-01T00:00:00Z"}]}""",
            Log(1, $"é{Needle[..5]}"),
            Log(2, "other\n"),
            Log(1, $"{Needle[5..]}\n"),
            Warning("FromAsCasing: 'as' and 'FROM' differ", 3),
            """{"vertexes":[{"digest":"sha256:2","name":"[2/3] RUN make","started":"2026-01-01T00:00:00Z","completed":"2026-01-01T00:00:00Z"}]}""");

        Assert.AreEqual("CACHED [1/3] FROM x|[2/3] RUN make", string.Join('|', log.Steps));
        Assert.AreEqual("other|é***", string.Join('|', log.Lines));
        Assert.AreEqual("FromAsCasing: 'as' and 'FROM' differ (line 3)", Assert.ContainsSingle(log.Warnings));
    }

    [TestMethod]
    public async Task KeepsWhyItFailedAndWhere()
    {
        var failure = await FailJsonAsync(
            """{"vertexes":[{"digest":"sha256:2","name":"[2/3] RUN make","started":"2026-01-01T00:00:00Z"}]}""",
            Log(2, $"cannot use {Needle}\n"),
            $$"""{"vertexes":[{"digest":"sha256:2","name":"[2/3] RUN make","started":"2026-01-01T00:00:00Z","completed":"2026-01-01T00:00:00Z","error":"process \"make {{Needle}}\" did not complete successfully: exit code: 2"}]}""",
            "------",
            " > [2/3] RUN make:",
            $"0.067 cannot use {Needle}",
            "------",
            "Dockerfile:7",
            "--------------------",
            "   7 | >>> RUN make",
            "--------------------",
            $"ERROR: failed to build: failed to solve: process \"make {Needle}\" did not complete successfully: exit code: 2");

        Assert.AreEqual(DiagnosticCodes.BuildFailed, failure.Code);
        Assert.AreEqual(7, failure.Line);
        Assert.StartsWith("[2/3] RUN make failed: process \"make ***\" did not complete successfully: exit code: 2", failure.Why);
        Assert.EndsWith("| cannot use ***", failure.Why);
        Assert.DoesNotContain("Tok-4f", failure + log.All);
    }

    [TestMethod]
    [DataRow(1, "ERROR: BuildKit is enabled but the buildx component is missing or broken.", "SSC3002")]
    [DataRow(125, "unknown flag: --secret", "SSC3002")]
    [DataRow(1, "the --mount option requires BuildKit. Refer to the documentation", "SSC3002")]
    [DataRow(102, "ERROR: failed to solve: ResourceExhausted: write /x", "SSC3008")]
    [DataRow(1, "ERROR: failed to copy files: write /x: no space left on device", "SSC3008")]
    [DataRow(1, "ERROR: Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?", "SSC3008")]
    [DataRow(1, "ERROR: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF", "SSC3008")]
    [DataRow(1, "ERROR: failed to solve: dockerfile parse error on line 7: unknown instruction: RUNN (did you mean RUN?)", "SSC3003")]
    [DataRow(1, "", "SSC3003")]
    [DataRow(1, "{ no json", "SSC3003")]
    [DataRow(1, "{\"vertexes\":[{}]}", "SSC3003")]
    public async Task SaysWhoFailed(int exitCode, string lastWords, string code)
    {
        var failure = await FailJsonAsync(exitCode, lastWords);

        Assert.AreEqual(code, failure.Code.Id);
        Assert.AreEqual(lastWords.Contains("line 7", StringComparison.Ordinal) ? 7 : null, failure.Line);
    }

    [TestMethod]
    public async Task DropsALineWithoutAnEnd()
    {
        await ReadPlainAsync($"#4 [2/2] RUN x\n#4 0.067 {new string('x', 5_000_000)}\n#4 0.068 next\n#4 DONE 1.0s\n");

        Assert.AreEqual("next", Assert.ContainsSingle(log.Lines));
        Assert.HasCount(1, log.Warnings);
    }

    public void Dispose()
    {
        journal?.Dispose();
        redactor?.Dispose();
        scanner?.Dispose();
        secret.Value.Dispose();
    }

    private Task<SecretSafeException> FailJsonAsync(params string[] lines) => FailJsonAsync(1, lines);

    private async Task<SecretSafeException> FailJsonAsync(int exitCode, params string[] lines)
    {
        await ReadJsonAsync(indented: false, lines);
        var request = new BuildRequest { Dockerfile = "src/Dockerfile", Text = "FROM scratch\n"u8.ToArray(), Context = "/" };
        return new BuildFailure(request, journal!, redactor!).Describe(exitCode, engineAnswers: true);
    }

    private Task ReadPlainAsync(string text) => ReadAsync(new PlainProgress(Start()), text);

    private Task ReadJsonAsync(bool indented, params string[] lines) =>
        ReadAsync(new RawJsonProgress(Start()), string.Join('\n', lines.Select(line => indented ? Indent(line) : line)) + "\n");

    private async Task ReadAsync(BuildProgress progress, string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));
        await progress.ReadAsync(stream, context.CancellationToken);
        journal!.Finish();
    }

    private BuildJournal Start()
    {
        scanner = new ContentScanner([], [secret]);
        redactor = new Redactor(scanner);
        return journal = new BuildJournal(redactor, log);
    }

    private static string Indent(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString(new() { WriteIndented = true });

    private static string Log(int stream, string text) =>
        $$"""{"logs":[{"vertex":"sha256:2","stream":{{stream}},"data":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}}","timestamp":"2026-01-01T00:00:00Z"}]}""";

    private static string Warning(string text, int line) =>
        $$$"""{"warnings":[{"vertex":"sha256:2","level":1,"short":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}}}","detail":[""],"url":"","info":null,"range":[{"start":{"line":{{{line}}}},"end":{"line":{{{line}}}}}]}]}""";
}
