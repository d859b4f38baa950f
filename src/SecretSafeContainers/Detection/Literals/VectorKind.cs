using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>The instructions with which blocks are marked. All give the same occurrences.</summary>
internal enum VectorKind
{
    /// <summary>A byte at a time: the oracle of the others, and the choice for short texts, as its code is compiled in no time.</summary>
    Scalar,

    /// <summary>16 bytes: SSSE3 and ARM64.</summary>
    Vector128,

    /// <summary>32 bytes.</summary>
    Avx2,

    /// <summary>64 bytes, with a permutation that looks up 128 bytes at once.</summary>
    Avx512Vbmi,
}

/// <summary>Which kinds this processor has.</summary>
internal static class VectorKinds
{
    /// <summary>The fastest.</summary>
    public static VectorKind Best =>
        IsSupported(VectorKind.Avx512Vbmi) ? VectorKind.Avx512Vbmi
        : IsSupported(VectorKind.Avx2) ? VectorKind.Avx2
        : IsSupported(VectorKind.Vector128) ? VectorKind.Vector128
        : VectorKind.Scalar;

    /// <summary>True if the processor has it.</summary>
    public static bool IsSupported(VectorKind kind) => kind switch
    {
        VectorKind.Avx512Vbmi => Avx512Vbmi.IsSupported && Vector512.IsHardwareAccelerated,
        VectorKind.Avx2 => Avx2.IsSupported,
        VectorKind.Vector128 => Vector128.IsHardwareAccelerated,
        _ => true,
    };
}
