using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Testing.Readme;

namespace SecretSafeContainers.Tests.Repository;

/// <summary>What others can call changes only on purpose. <c>SECRETSAFE_APPROVE=1</c> writes the list anew.</summary>
[TestClass]
public sealed class PublicApi
{
    [TestMethod]
    public void IsTheApprovedOne()
    {
        var path = SourceTree.In("tests", "SecretSafeContainers.Tests", "Approved", "SecretSafeContainers.txt");
        var actual = PublicMembers.Of(typeof(DiagnosticCodes).Assembly).ToList();
        if (SourceTree.ApprovalIsRequested)
        {
            File.WriteAllLines(path, actual);
        }

        var approved = File.ReadAllLines(path);

        string[] changes = [.. approved.Except(actual).Select(line => $"- {line}"), .. actual.Except(approved).Select(line => $"+ {line}")];
        Assert.IsEmpty(changes, string.Join('\n', changes));
    }
}
