using System.Text;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Tests.Detection;

namespace SecretSafeContainers.Tests.Findings;

[TestClass]
public sealed class RedactedForms
{
    private const string Value = "Nd<l9>\"xTok-4f&2Q$ä %z";

    public static IEnumerable<object[]> Forms() => WrittenForm.All.Where(form => form.IsText).Select(form => new object[] { form });

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void AreMaskedAsAWhole(object form)
    {
        // arrange
        var written = (WrittenForm)form;
        using var secret = Scanned.Secret("k", Value);
        using var scanner = new ContentScanner([], [secret]);
        using var redactor = new Redactor(scanner);

        // act
        var masked = redactor.Redact("RUN <" + Encoding.UTF8.GetString(written.Write(Value)) + "> end");

        // assert
        StringAssert.StartsWith(masked, "RUN <");
        StringAssert.EndsWith(masked, "> end");
        Assert.Contains(Redactor.Mask, masked);
        Assert.IsEmpty(Scanned.Of(masked, [], secret).Detections);
        if (!written.Name.Contains("base64", StringComparison.Ordinal) && !written.Name.Contains("base32", StringComparison.Ordinal))
        {
            Assert.AreEqual("RUN <***> end", masked.Replace("<0x***", "<***", StringComparison.Ordinal));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void AreMaskedInAStream(object form)
    {
        // arrange
        var written = ((WrittenForm)form).Write(Value);
        using var secret = Scanned.Secret("k", Value);
        using var scanner = new ContentScanner([], [secret]);
        using var redactor = new Redactor(scanner);
        using var stream = new StreamRedactor(redactor);

        // act
        string[] shown = [.. stream.Append([.. "RUN <"u8, .. written, .. "> end"u8]), .. stream.Complete()];

        // assert
        StringAssert.StartsWith(shown[0], "RUN <");
        StringAssert.EndsWith(shown[^1], "> end");
        Assert.Contains(line => line.Contains(Redactor.Mask, StringComparison.Ordinal), shown);
        Assert.IsEmpty(Scanned.Of(string.Join('\n', shown), [], secret).Detections);
        if (shown.Length == 1)
        {
            Assert.AreEqual(redactor.Redact("RUN <" + Encoding.UTF8.GetString(written) + "> end"), shown[0]);
        }
    }
}
