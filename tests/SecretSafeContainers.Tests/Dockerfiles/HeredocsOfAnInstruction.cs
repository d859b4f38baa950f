namespace SecretSafeContainers.Tests.Dockerfiles;

[TestClass]
public sealed class HeredocsOfAnInstruction
{
    [TestMethod]
    public void AreNoInstructionsOfTheirOwn()
    {
        var dockerfile = Dockerfiles.Of("FROM a", "RUN <<EOF", "COPY secret /x", "EOF", "USER x");

        Assert.AreEqual("FROM,RUN,USER", string.Join(',', dockerfile.Instructions.Select(instruction => instruction.Name)));
        Assert.AreEqual((2, 4), (dockerfile.Instructions[1].Line, dockerfile.Instructions[1].EndLine));
        Assert.AreEqual(3, dockerfile.Instructions[1].Heredocs[0].Line);
    }

    [TestMethod]
    public void MayBeSeveralOfOneLine()
    {
        var copy = Dockerfiles.Of("FROM a", "COPY <<one <<\"two\" /x/", "1", "one", "2", "two", "USER x").Instructions[1];

        Assert.AreEqual("one:1\n:True,two:2\n:False", string.Join(',', copy.Heredocs.Select(heredoc => $"{heredoc.Name}:{heredoc.Content}:{heredoc.Expands}")));
    }

    [TestMethod]
    public void EndAtAnIndentedNameOnlyWithADash()
    {
        Assert.HasCount(3, Dockerfiles.Of("FROM a", "RUN <<-EOF", "\tx", "\t\tEOF", "USER x").Instructions);
        Assert.HasCount(2, Dockerfiles.Of("FROM a", "RUN <<EOF", "\tx", "\tEOF", "USER x").Instructions);
    }

    [TestMethod]
    public void BelongToOnBuildToo() =>
        Assert.HasCount(3, Dockerfiles.Of("FROM a", "ONBUILD RUN <<EOF", "x", "EOF", "USER x").Instructions);

    [TestMethod]
    [DataRow("RUN echo '<<EOF'", DisplayName = "quoted")]
    [DataRow("RUN cat<<EOF", DisplayName = "not a word of its own")]
    [DataRow("RUN cat <<<EOF", DisplayName = "a here-string")]
    [DataRow("RUN [\"cat\", \"<<EOF\"]", DisplayName = "the exec form")]
    [DataRow("CMD cat <<EOF", DisplayName = "an instruction that takes none")]
    public void AreOnlyWhatBuildKitTakesForOne(string instruction) =>
        Assert.HasCount(3, Dockerfiles.Of("FROM a", instruction, "USER x").Instructions);
}
