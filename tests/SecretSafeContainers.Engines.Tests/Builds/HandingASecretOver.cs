using System.Text;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Builds;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Engines.Tests.Builds;

[TestClass]
public sealed class HandingASecretOver : IDisposable
{
    private readonly List<SecretValue> values = [];

    [TestMethod]
    [DataRow("plain/id", "id=plain/id,type=env,env=SECRETSAFE_0")]
    [DataRow("a,b", "\"id=a,b\",type=env,env=SECRETSAFE_0")]
    [DataRow("a\"b", "\"id=a\"\"b\",type=env,env=SECRETSAFE_0")]
    [DataRow("a=b c", "id=a=b c,type=env,env=SECRETSAFE_0")]
    public void QuotesItsIdAsDockerReadsIt(string id, string record)
    {
        using var way = SecretHandOver.ToDocker([Secret(id, "it")]);

        Assert.AreEqual($"--secret {record}", string.Join(' ', way.Arguments));
        Assert.AreEqual("it", way.Environment["SECRETSAFE_0"]);
    }

    [TestMethod]
    public void GoesByFileWhenItIsNoText()
    {
        using var way = SecretHandOver.ToDocker([Secret("a", "a\0b"), Secret("b", "text"), Secret("c", new string('c', 130_000))]);

        Assert.HasCount(6, way.Arguments);
        Assert.StartsWith("id=a,type=file,src=", way.Arguments[1]);
        Assert.AreEqual("id=b,type=env,env=SECRETSAFE_0", way.Arguments[3]);
        Assert.StartsWith("id=c,type=file,src=", way.Arguments[5]);
        Assert.AreEqual("text", Assert.ContainsSingle(way.Environment.Values));
    }

    [TestMethod]
    public void RefusesAnIdThatPodmanWouldDivide()
    {
        var failure = Assert.ThrowsExactly<SecretSafeException>(() => SecretHandOver.ToPodman([Secret("a,b", "it")]));

        Assert.AreEqual(DiagnosticCodes.SecretNotHandedOver, failure.Code);
    }

    public void Dispose() => values.ForEach(value => value.Dispose());

    private BuildSecret Secret(string id, string text)
    {
        values.Add(new SecretValue(Encoding.UTF8.GetBytes(text)));
        return new BuildSecret(id, values[^1]);
    }
}
