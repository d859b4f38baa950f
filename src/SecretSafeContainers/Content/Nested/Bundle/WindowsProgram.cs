using System.Reflection.PortableExecutable;

namespace SecretSafeContainers.Content.Nested.Bundle;

/// <summary>What the headers of a PE file tell.</summary>
internal static class WindowsProgram
{
    /// <summary>Where its last section ends in the file: what lies behind was appended. Null if it is no sound PE file.</summary>
    public static long? EndOf(Stream stored)
    {
        stored.Position = 0;
        try
        {
            var headers = new PEHeaders(stored);
            return headers.SectionHeaders.Select(section => (long)(uint)section.PointerToRawData + (uint)section.SizeOfRawData).DefaultIfEmpty(headers.PEHeader?.SizeOfHeaders ?? 0).Max();
        }
        catch (Exception failure) when (failure is BadImageFormatException or IOException or ArgumentException or OverflowException)
        {
            return null;
        }
    }
}
