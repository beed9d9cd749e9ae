using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Codecs;

/// <summary>The frozen indexes beside the tests' sources.</summary>
internal static class TestIndexes
{
    public const string Compound = "lucene881-compound";
    public const string Plain = "lucene881-plain";

    public const string Everything = "lucene881-everything";

    public static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, "TestData", name);

    public static FileSystemDirectory Open(string name) => new(Folder(name));

    /// <summary>A copy in memory, for tests that change bytes.</summary>
    public static MemoryDirectory CopyToMemory(string name)
    {
        MemoryDirectory memory = new();
        foreach (string path in Directory.EnumerateFiles(Folder(name)))
            Write(memory, Path.GetFileName(path), File.ReadAllBytes(path));
        return memory;
    }

    public static void Write(IndexDirectory directory, string name, ReadOnlySpan<byte> bytes)
    {
        using IndexOutput output = directory.CreateOutput(name);
        output.WriteBytes(bytes);
    }

    public static byte[] Read(IndexDirectory directory, string name)
    {
        using MappedBytes bytes = directory.OpenBytes(name);
        IndexInput input = new(name, bytes);
        return input.ReadSpan((int)input.Length).ToArray();
    }

    public static void Replace(IndexDirectory directory, string name, ReadOnlySpan<byte> bytes)
    {
        directory.DeleteFile(name);
        Write(directory, name, bytes);
    }
}
