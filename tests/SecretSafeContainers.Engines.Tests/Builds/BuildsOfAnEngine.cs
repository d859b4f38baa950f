using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Builds;

namespace SecretSafeContainers.Engines.Tests.Builds;

/// <summary>The same builds on every real engine.</summary>
public abstract class BuildsOfAnEngine(TestContext context)
{
    private readonly string needle = "Nd<l9>\"x" + "Tok-4f&2Q";

    protected abstract Builder Builder { get; }

    protected TestContext Context => context;

    [TestMethod]
    public async Task MakeAnImageWithoutAName()
    {
        await using var build = await StartAsync();

        var id = await build.RunAsync(build.Request("RUN echo hello from the step"), [], context.CancellationToken);

        Assert.IsEmpty((await build.Client.Engine.InspectAsync(id.ToString(), context.CancellationToken))!.Tags);
        CollectionAssert.Contains(build.Log.Lines.ToArray(), "hello from the step");
        Assert.Contains(step => step.EndsWith("] RUN echo hello from the step", StringComparison.Ordinal), build.Log.Steps);
    }

    [TestMethod]
    [DataRow("text", DisplayName = "text")]
    [DataRow("lines", DisplayName = "several lines, with CRLF and none at the end")]
    [DataRow("binary", DisplayName = "bytes that are no text")]
    [DataRow("zero", DisplayName = "text with a NUL")]
    [DataRow("largest", DisplayName = "as large as BuildKit takes")]
    public async Task HandSecretsOverByteForByte(string kind)
    {
        await using var build = await StartAsync();
        var value = kind switch
        {
            "lines" => [.. "a\r\n\n"u8, .. RandomText(40), .. "\r\n b"u8],
            "binary" => [0xff, 0xfe, 0x80, .. RandomNumberGenerator.GetBytes(60)],
            "zero" => [.. RandomText(20), 0, .. RandomText(20)],
            "largest" => RandomText(512_000),
            _ => RandomText(40),
        };

        var request = build.Request("RUN --mount=type=secret,id=it,required=true sha256sum /run/secrets/it");
        await build.RunAsync(request, [build.Secret("it", value)], context.CancellationToken);

        Assert.Contains($"{Convert.ToHexStringLower(SHA256.HashData(value))}  /run/secrets/it", build.Log.Lines);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(512_001)]
    public async Task RefuseASecretThatNoBuilderTakes(int length)
    {
        await using var build = await StartAsync();

        var failure = await FailAsync(build, build.Request(), build.Secret("it", new byte[length]));

        Assert.AreEqual(DiagnosticCodes.SecretNotHandedOver, failure.Code);
        Assert.AreEqual("it", failure.What);
    }

    [TestMethod]
    public async Task MaskASecretThatAStepPrintsInTwoParts()
    {
        await using var build = await StartAsync();
        var script = "RUN --mount=type=secret,id=it head -c 8 /run/secrets/it; sleep 0.3; tail -c +9 /run/secrets/it; echo; sleep 0.3; cat /run/secrets/it >&2; exit 3";

        var failure = await FailAsync(build, build.Request(script), build.Secret("it", needle));

        Assert.DoesNotContain("Tok-4f", build.Log.All + failure);
        Assert.DoesNotContain("Nd<l9>", build.Log.All + failure);
        Assert.Contains("***", build.Log.Lines);
        Assert.Contains("***", failure.Why);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task ShowASecretToNobodyWhileTheyRun()
    {
        const string variable = "SECRETSAFE_TEST_SOURCE";
        await using var build = await StartAsync();
        var mark = $"{Guid.NewGuid():N}";
        var request = build.Request($"RUN --mount=type=secret,id=it printf 'star%s\\n' ted; echo more; sleep 1; : {mark}") with { HiddenVariables = [variable], Arguments = [new("MARK", mark)] };
        Environment.SetEnvironmentVariable(variable, needle);
        try
        {
            var building = build.RunAsync(request, [build.Secret("it", needle)], context.CancellationToken);
            await Task.WhenAny(build.Log.Awaited.Seen.Task, building).WaitAsync(TimeSpan.FromSeconds(30), context.CancellationToken);

            var commandLines = RunningProcesses.CommandLines();
            var environments = RunningProcesses.Environments($"MARK={mark}");
            await building;

            Assert.Contains($"MARK={mark}", commandLines);
            Assert.DoesNotContain(needle, commandLines);
            Assert.Contains("PATH=", environments);
            Assert.DoesNotContain(variable, environments);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    // It looks at all that the engine has.
    [TestMethod]
    [DoNotParallelize]
    [OSCondition(OperatingSystems.Linux)]
    public async Task LeaveNothingWhenTheyAreCancelled()
    {
        await using var build = await StartAsync();
        var mark = $"9{Random.Shared.Next(1_000_000, 9_999_999)}";
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var request = build.Request($"RUN --mount=type=secret,id=it printf 'star%s\\n' ted; echo more; sleep {mark}");
        var building = build.RunAsync(request, [build.Secret("it", [.. "a\0b"u8, .. System.Text.Encoding.UTF8.GetBytes(needle)])], cancellation.Token);
        await Task.WhenAny(build.Log.Awaited.Seen.Task, building).WaitAsync(TimeSpan.FromSeconds(30), context.CancellationToken);
        var before = Containers();

        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => building);
        Assert.IsEmpty(SecretFolders());
        Assert.DoesNotContain(container => before.Contains(container), Containers());
        await EndOfAsync($"sleep {mark}");
    }

    [TestMethod]
    public async Task SeeAChangedSecretByTheIdOfItsMount()
    {
        await using var build = await StartAsync();
        var request = build.Request("RUN echo before", "RUN --mount=type=secret,id=one,target=/run/secrets/it cat /run/secrets/it >/dev/null; echo mounted", "RUN echo after");
        var text = System.Text.Encoding.UTF8.GetString(request.Text.Span);
        var renamed = request with { Text = System.Text.Encoding.UTF8.GetBytes(text.Replace("id=one", "id=two", StringComparison.Ordinal)) };
        var (old, changed) = (build.Secret("one", needle), build.Secret("two", needle + "2"));
        await build.RunAsync(request, [old], context.CancellationToken);

        await build.RunAsync(request, [build.Secret("one", needle + "3")], context.CancellationToken);
        Assert.IsEmpty(build.Log.Lines);

        await build.RunAsync(renamed, [changed], context.CancellationToken);
        Assert.AreEqual("mounted after", string.Join(' ', build.Log.Lines));
    }

    [TestMethod]
    public async Task SayThatTheDiskIsFull()
    {
        await using var build = await StartAsync();

        var failure = await FailAsync(build, build.Request("RUN echo much > /dev/full"));

        Assert.AreEqual(DiagnosticCodes.EngineFailed, failure.Code);
        Assert.Contains("disk is full", failure.Why);
    }

    [TestMethod]
    public async Task NameTheLineOfWhatIsNoInstruction()
    {
        await using var build = await StartAsync();

        var failure = await FailAsync(build, build.Request("", "RUNN true"));

        Assert.AreEqual(DiagnosticCodes.BuildFailed, failure.Code);
        Assert.AreEqual(4, failure.Line);
        Assert.Contains("RUNN", failure.Why);
    }

    [TestMethod]
    public async Task SayWhyAStepFailed()
    {
        await using var build = await StartAsync();

        var failure = await FailAsync(build, build.Request("RUN true", "RUN echo its last words; \\", "  exit 3"));

        Assert.AreEqual(DiagnosticCodes.BuildFailed, failure.Code);
        Assert.AreEqual("docker/Dockerfile", failure.What);
        Assert.AreEqual(4, failure.Line);
        Assert.Contains("RUN echo its last words", failure.Why);
        Assert.Contains("| its last words", failure.Why);
        Assert.Contains("3", failure.Why[..failure.Why.IndexOf('\n', StringComparison.Ordinal)]);
    }

    [TestMethod]
    public async Task SayThatABaseImageIsUnknown()
    {
        await using var build = await StartAsync();
        var request = build.Request() with { Text = "FROM 127.0.0.1:1/no/such:1\n"u8.ToArray() };

        var failure = await FailAsync(build, request);

        Assert.AreEqual(DiagnosticCodes.BuildFailed, failure.Code);
        Assert.Contains("127.0.0.1:1", failure.Why);
        Assert.AreEqual(1, failure.Line);
    }

    [TestMethod]
    public async Task FailWithoutARequiredSecret()
    {
        await using var build = await StartAsync();

        var failure = await FailAsync(build, build.Request("RUN --mount=type=secret,id=absent,required=true true"));

        Assert.AreEqual(DiagnosticCodes.BuildFailed, failure.Code);
        Assert.Contains("absent", failure.Why);
    }

    [TestMethod]
    public async Task TakeArgumentsAndATarget()
    {
        await using var build = await StartAsync();
        var request = build.Request("ARG GREETING", "RUN echo \"$GREETING\"", "FROM scratch AS never", "COPY absent /") with
        {
            Target = "first",
            Arguments = [KeyValuePair.Create("GREETING", "a, \"b\"=c d")],
        };

        await build.RunAsync(request, [], context.CancellationToken);

        CollectionAssert.Contains(build.Log.Lines.ToArray(), "a, \"b\"=c d");
    }

    [TestMethod]
    public async Task RunEveryStepAgainOnlyWhenAsked()
    {
        await using var build = await StartAsync();
        var request = build.Request("RUN echo once");
        await build.RunAsync(request, [], context.CancellationToken);

        await build.RunAsync(request, [], context.CancellationToken);
        Assert.IsEmpty(build.Log.Lines);
        Assert.Contains(step => step.StartsWith("CACHED [", StringComparison.Ordinal) && step.Contains("RUN", StringComparison.Ordinal), build.Log.Steps);

        await build.RunAsync(request with { NoCache = true }, [], context.CancellationToken);
        Assert.HasCount(1, build.Log.Lines);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task LeaveOutWhatTheIgnoreFileSays(bool ofDockerfile)
    {
        await using var build = await StartAsync();
        build.Context.Write("kept", "");
        build.Context.Write("left-out", "");
        build.Context.Write(ofDockerfile ? "docker/Dockerfile.dockerignore" : ".dockerignore", "left-out\n");
        build.Context.Write(ofDockerfile ? ".dockerignore" : "other", "kept\n");
        var request = build.Request("COPY . /c", "RUN ls /c") with { IgnoreFile = BuildRequest.IgnoreFileOf(build.Context["docker/Dockerfile"]) };

        await build.RunAsync(request, [], context.CancellationToken);

        CollectionAssert.Contains(build.Log.Lines.ToArray(), "kept");
        CollectionAssert.DoesNotContain(build.Log.Lines.ToArray(), "left-out");
    }

    [TestMethod]
    public async Task TakeTheirContextFromAUrl()
    {
        await using var build = await StartAsync();
        build.Context.Write("in/kept", "from afar\n");
        using var archive = new MemoryStream();
        await using (var compressed = new System.IO.Compression.GZipStream(archive, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            await System.Formats.Tar.TarFile.CreateFromDirectoryAsync(build.Context["in"], compressed, includeBaseDirectory: false, context.CancellationToken);
        }

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, archive.ToArray());

        var request = build.Request("COPY kept /", "RUN cat /kept") with { Context = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/context.tar.gz" };

        if (await TakesAUrlAsync())
        {
            await build.RunAsync(request, [], context.CancellationToken);
            Assert.AreEqual("from afar", Assert.ContainsSingle(build.Log.Lines));
        }
        else
        {
            Assert.AreEqual(DiagnosticCodes.NoBuilder, (await FailAsync(build, request)).Code);
        }

        listener.Stop();
        await serving.WaitAsync(TimeSpan.FromSeconds(10), context.CancellationToken);
    }

    private static async Task ServeAsync(TcpListener listener, byte[] archive)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await using var stream = client.GetStream();
                await stream.ReadAtLeastAsync(new byte[4096], 1);
                await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 200 OK\r\nContent-Type: application/x-tar\r\nContent-Length: {archive.Length}\r\nConnection: close\r\n\r\n"));
                await stream.WriteAsync(archive);
            }
        }
        catch (SocketException)
        {
            // It was stopped.
        }
    }

    /// <summary>False if its client cannot take a local Dockerfile with a context from elsewhere.</summary>
    private protected virtual Task<bool> TakesAUrlAsync() => Task.FromResult(true);

    /// <summary>The containers of steps, as far as the engine lists them.</summary>
    private protected virtual string[] Containers() => [];

    /// <summary>Docker's engine ends a step in its own time.</summary>
    private async Task EndOfAsync(string commandLine)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (RunningProcesses.CommandLines().Contains(commandLine, StringComparison.Ordinal))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private static string[] SecretFolders() => Directory.GetDirectories("/dev/shm", "secretsafe-secrets-*");

    private protected Task<BuildOfATest> StartAsync() => BuildOfATest.StartAsync(Builder, context.CancellationToken);

    private protected async Task<SecretSafeException> FailAsync(BuildOfATest build, BuildRequest request, params BuildSecret[] secrets) =>
        await Assert.ThrowsExactlyAsync<SecretSafeException>(() => build.RunAsync(request, secrets, context.CancellationToken));

    private static byte[] RandomText(int length) =>
        RandomNumberGenerator.GetBytes(length).Select(value => (byte)('a' + (value % 26))).ToArray();
}
