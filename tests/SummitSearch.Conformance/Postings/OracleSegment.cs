using System.Text;
using System.Text.Json;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.Points;
using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Codecs.Terms;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Conformance.Postings;

/// <summary>An index of one segment that Apache Lucene wrote, opened with our codecs, in a folder of its own that goes away with it.</summary>
internal sealed class OracleSegment : IDisposable
{
    private OracleSegment(string folder)
    {
        Folder = folder;
        Directory = new FileSystemDirectory(folder);
        Info = SegmentInfosFile.ReadLatest(Directory).Segments.Single().Info;
        Fields = FieldInfosFile.Read(Input(Info.Name + ".fnm"), Info.Id, "");
    }

    /// <summary>Where it is.</summary>
    public string Folder { get; }

    /// <summary>The same as a directory.</summary>
    public FileSystemDirectory Directory { get; }

    /// <summary>The segment.</summary>
    public SegmentInfo Info { get; }

    /// <summary>Its fields.</summary>
    public FieldInfos Fields { get; }

    /// <summary>Lets the oracle index random documents.</summary>
    public static OracleSegment Create(int seed, int documents, params string[] options)
    {
        string folder = System.IO.Directory.CreateTempSubdirectory("summit-postings-").FullName;
        string corpus = Path.Combine(folder, "corpus.jsonl");
        File.WriteAllLines(corpus, RandomCorpus.Lines(new Random(seed), documents));
        OracleProcess.Run(["index", "--corpus", corpus, "--out", Path.Combine(folder, "index"), "--merge", "--no-cfs", "--analyzer", "whitespace", .. options]);
        return new OracleSegment(Path.Combine(folder, "index"));
    }

    /// <summary>The postings as the oracle reads them: term, document frequency, total frequency, documents.</summary>
    public IEnumerable<string[]> OracleTerms(string field) =>
        OracleProcess.Run(["dump-terms", Folder, "--field", field, "--postings"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('\t'));

    /// <summary>The term of a line of <see cref="OracleTerms"/>.</summary>
    public static byte[] Term(string[] line) => Encoding.UTF8.GetBytes(JsonSerializer.Deserialize<string>(line[0])!);

    /// <summary>Opens the terms.</summary>
    public TermsReader OpenTerms()
    {
        PostingsFiles files = new()
        {
            Doc = Postings("doc")!,
            Pos = Postings("pos"),
            Pay = Postings("pay"),
            Tim = Postings("tim")!,
            Tip = Postings("tip")!,
            Tmd = Postings("tmd")!,
        };
        return TermsReader.Open(files, Info.Id, PostingsFormat.Suffix, Fields, Info.MaxDoc);
    }

    /// <summary>Opens the points.</summary>
    public IReadOnlyDictionary<string, PointsReader> OpenPoints() =>
        PointsFile.Open(Input(Info.Name + ".kdm"), Input(Info.Name + ".kdi"), Input(Info.Name + ".kdd"), Info.Id, Fields, Info.MaxDoc);

    /// <summary>Name of a postings file.</summary>
    public string PostingsName(string extension) => PostingsFormat.FileName(Info.Name, PostingsFormat.Suffix, extension);

    /// <summary>The bytes of a file.</summary>
    public byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    /// <summary>Copies all files but some to a new folder.</summary>
    public string CopyWithout(IReadOnlyCollection<string> names)
    {
        string copy = Path.Combine(Path.GetDirectoryName(Folder)!, "copy-" + Guid.NewGuid().ToString("N"));
        System.IO.Directory.CreateDirectory(copy);
        foreach (string name in Directory.ListFiles().Except(names).Where(static name => name != "write.lock"))
            File.Copy(Path.Combine(Folder, name), Path.Combine(copy, name));
        return copy;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Directory.Dispose();
        System.IO.Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
    }

    private IndexInput? Postings(string extension) => File.Exists(Path.Combine(Folder, PostingsName(extension))) ? Input(PostingsName(extension)) : null;

    private IndexInput Input(string name) => new(name, Directory.OpenBytes(name));
}
