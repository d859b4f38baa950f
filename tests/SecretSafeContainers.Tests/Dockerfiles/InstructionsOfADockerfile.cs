using System.Text;
using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Tests.Dockerfiles;

[TestClass]
public sealed class InstructionsOfADockerfile
{
    [TestMethod]
    public void HaveNamesInUpperCaseAndTheirLines()
    {
        var dockerfile = Dockerfiles.Of("# a comment", "from busybox", "", "  run echo a  ", "Cmd [\"a\"]");

        Assert.AreEqual("FROM,RUN,CMD", string.Join(',', dockerfile.Instructions.Select(instruction => instruction.Name)));
        Assert.AreEqual("2,4,5", string.Join(',', dockerfile.Instructions.Select(instruction => instruction.Line)));
        Assert.AreEqual("echo a", dockerfile.Instructions[1].Arguments);
    }

    [TestMethod]
    public void AreJoinedOverLinesCommentsAndEmptyLines()
    {
        var run = Dockerfiles.Of("FROM a", "RUN one \\", "  # a comment", "", "  two \\  ", " three", "USER x").Instructions[1];

        Assert.AreEqual("one   two  three", run.Arguments);
        Assert.AreEqual((2, 6), (run.Line, run.EndLine));
    }

    [TestMethod]
    public void KnowWhereEachCharacterStands()
    {
        var run = Dockerfiles.Of("FROM a", "  RUN one \\", "  two").Instructions[1];

        Assert.AreEqual((2, 7), run.PlaceOf(run.Arguments.IndexOf("one", StringComparison.Ordinal)));
        Assert.AreEqual((3, 3), run.PlaceOf(run.Arguments.IndexOf("two", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void EndWithALineWhoseEscapeIsEscaped() =>
        Assert.HasCount(3, Dockerfiles.Of("FROM a", "RUN dir c:\\\\", "USER x").Instructions);

    [TestMethod]
    [DataRow("# escape=`")]
    [DataRow("#ESCAPE = `")]
    [DataRow("# syntax=docker/dockerfile:1\n# check=skip=all\n# escape=`")]
    public void FollowTheEscapeDirective(string directives)
    {
        var dockerfile = Dockerfiles.Of(directives, "FROM a", "COPY x c:\\", "RUN one `", " two");

        Assert.AreEqual("COPY x c:\\", dockerfile.Instructions[1].Text);
        Assert.AreEqual("one  two", dockerfile.Instructions[2].Arguments);
    }

    [TestMethod]
    [DataRow("\n# escape=`", DisplayName = "after an empty line")]
    [DataRow("# a comment\n# escape=`", DisplayName = "after a comment")]
    public void TakeALateDirectiveForAComment(string comments) =>
        Assert.HasCount(3, Dockerfiles.Of(comments, "FROM a", "RUN one `", "USER x").Instructions);

    [TestMethod]
    public void AreTheSameWithOtherLineEndsAndAByteOrderMark()
    {
        byte[] text = [.. Encoding.UTF8.Preamble, .. "# escape=`\r\nFROM a\r\nRUN one `\r\n two\r\nRUN <<EOF\r\nx\r\nEOF\r\nUSER x"u8];

        var dockerfile = Dockerfile.Parse("Dockerfile", text);

        Assert.AreEqual("FROM a|RUN one  two|RUN <<EOF|USER x", string.Join('|', dockerfile.Instructions.Select(instruction => instruction.Text)));
        Assert.AreEqual("x\n", dockerfile.Instructions[2].Heredocs[0].Content);
        Assert.AreEqual(8, dockerfile.Instructions[3].Line);
    }

    [TestMethod]
    public void HaveFlagsBeforeTheirArguments()
    {
        var copy = Dockerfiles.Of("FROM a", "COPY --from=build --chown=\"a:b\" \\", "  --link -- --x /y").Instructions[1];

        Assert.AreEqual("from=build,chown=a:b,link=", string.Join(',', copy.Flags.Select(flag => $"{flag.Name}={flag.Value}")));
        Assert.AreEqual("--x /y", copy.Arguments);
    }

    [TestMethod]
    public void TellTheExecFormFromTheShellForm()
    {
        var dockerfile = Dockerfiles.Of("FROM a", "COPY [\"a b\", \"/c\"]", "RUN [ -f x ]", "RUN [\"a\", 1]");

        Assert.AreEqual("a b|/c", string.Join('|', dockerfile.Instructions[1].Exec!.Value));
        Assert.IsNull(dockerfile.Instructions[2].Exec);
        Assert.IsNull(dockerfile.Instructions[3].Exec);
    }

    [TestMethod]
    public void KnowWhatAnOnBuildTriggers()
    {
        var trigger = Dockerfiles.Of("FROM a", "ONBUILD COPY --chown=x . /app").Instructions[1];

        Assert.IsTrue(trigger.IsOnBuild);
        Assert.AreEqual(("COPY", ". /app", "x"), (trigger.Name, trigger.Arguments, trigger.Flag("chown")));
    }

    [TestMethod]
    public void BelongToStages()
    {
        var dockerfile = Dockerfiles.Of("ARG V=1", "FROM --platform=linux/amd64 sdk:$V AS Build", "RUN x", "FROM build", "COPY --from=build /a /b");

        Assert.AreEqual("-1,0,0,1,1", string.Join(',', dockerfile.Instructions.Select(instruction => instruction.Stage)));
        Assert.AreEqual(new DockerfileStage(0, "Build", "sdk:$V", 2), dockerfile.Stages[0]);
        Assert.AreEqual(new DockerfileStage(1, null, "build", 4), dockerfile.Stages[1]);
    }

    [TestMethod]
    public void StopAtTheirLimitAndSaySo()
    {
        var many = Dockerfiles.Of(string.Concat(Enumerable.Repeat("RUN x\n", DockerfileLimits.Instructions + 1)));
        var wide = Dockerfiles.Of("FROM a", new string('x', DockerfileLimits.LineBytes + 1));

        Assert.HasCount(DockerfileLimits.Instructions, many.Instructions);
        Assert.IsNotNull(many.Unread);
        Assert.IsNotNull(wide.Unread);
    }
}
