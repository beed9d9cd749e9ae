using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs;

/// <summary>Reads and writes commits, <c>segments_N</c> (FORMAT.md, "Commit").</summary>
internal static class SegmentInfosFile
{
    private const string CodecName = "segments";
    private const int MinVersion = 7;
    private const int SoftDeletesVersion = 9;
    private const int StateIdVersion = 10;

    /// <summary>The newest published generation in a directory, or 0 if there is no commit.</summary>
    public static long LatestGeneration(IndexDirectory directory)
    {
        long latest = 0;
        foreach (string name in directory.ListFiles())
        {
            if (IndexFileNames.TryParseCommit(name, out long generation))
                latest = Math.Max(latest, generation);
        }
        return latest;
    }

    /// <summary>Reads the newest commit.</summary>
    /// <exception cref="FileNotFoundException">There is no index here.</exception>
    public static SegmentInfos ReadLatest(IndexDirectory directory) => OpenLatest(directory, static infos => infos);

    /// <summary>Reads the newest commit and opens something on it. A writer may delete the commit meanwhile: then a newer one exists, and it is tried instead.</summary>
    /// <exception cref="FileNotFoundException">There is no index here, or a file of the newest commit is missing.</exception>
    public static T OpenLatest<T>(IndexDirectory directory, Func<SegmentInfos, T> open)
    {
        long generation = LatestGeneration(directory);
        if (generation == 0)
            throw new FileNotFoundException($"There is no Lucene index in {directory.Location} (no segments file).");
        while (true)
        {
            try
            {
                return open(Read(directory, generation));
            }
            catch (FileNotFoundException)
            {
                long newer = LatestGeneration(directory);
                if (newer <= generation)
                    throw;
                generation = newer;
            }
        }
    }

    /// <summary>Reads one commit and the <c>.si</c> files of its segments.</summary>
    /// <exception cref="CorruptIndexException">The commit or a segment's info is damaged.</exception>
    /// <exception cref="UnsupportedIndexFormatException">Another codec or version.</exception>
    public static SegmentInfos Read(IndexDirectory directory, long generation)
    {
        using MappedBytes bytes = directory.OpenBytes(IndexFileNames.Commit(generation));
        IndexInput input = new(IndexFileNames.Commit(generation), bytes);
        CodecFile.CheckWholeFile(input);
        int version = CodecFile.ReadShortHeader(input, CodecName, MinVersion, StateIdVersion);
        byte[] id = input.ReadSpan(CodecFile.IdLength).ToArray();
        CodecFile.CheckSuffix(input, IndexFileNames.ToBase36(generation));
        SegmentInfos infos = ReadBody(directory, input, version, generation, id);
        CodecFile.ExpectFooter(input);
        return infos;
    }

    /// <summary>Writes a commit under its pending name, which readers ignore; returns that name. <see cref="Publish"/> makes it the commit.</summary>
    /// <remarks>The caller syncs the file first. <see cref="SegmentInfos.Id"/> must be new random bytes.</remarks>
    public static string WritePending(IndexDirectory directory, SegmentInfos infos)
    {
        string name = IndexFileNames.PendingCommit(infos.Generation);
        using IndexOutput output = directory.CreateOutput(name);
        Write(output, infos);
        return name;
    }

    /// <summary>Publishes a pending commit: one atomic rename, then a sync of the directory.</summary>
    public static void Publish(IndexDirectory directory, long generation)
    {
        directory.Rename(IndexFileNames.PendingCommit(generation), IndexFileNames.Commit(generation));
        directory.SyncMetadata();
    }

    /// <summary>Writes the bytes of a commit.</summary>
    public static void Write(IndexOutput output, SegmentInfos infos)
    {
        CodecFile.WriteHeader(output, CodecName, StateIdVersion, infos.Id, IndexFileNames.ToBase36(infos.Generation));
        WriteVersion(output, infos.Version);
        output.WriteVInt(infos.CreatedMajor);
        output.WriteInt64(infos.ChangeCount);
        output.WriteVLong(infos.NextSegmentNumber);
        output.WriteInt32(infos.Segments.Count);
        if (infos.Segments.Count > 0)
            WriteVersion(output, infos.Segments.Min(static s => s.Info.Version));
        foreach (SegmentCommitInfo segment in infos.Segments)
            SegmentCommitRecord.Write(output, segment);
        output.WriteMap(infos.UserData);
        CodecFile.WriteFooter(output);
    }

    private static SegmentInfos ReadBody(IndexDirectory directory, IndexInput input, int version, long generation, byte[] id)
    {
        LuceneVersion lucene = ReadVersion(input);
        int createdMajor = ReadCreatedMajor(input, lucene);
        long changeCount = input.ReadInt64();
        long nextSegment = version > 8 ? input.ReadVLong() : input.ReadInt32();
        int count = input.ReadInt32();
        if (count < 0 || count > input.Remaining / SegmentCommitRecord.MinLength)
            throw new CorruptIndexException(input.Name, input.Position - 4, $"the commit claims {count} segments.");
        LuceneVersion minSegmentVersion = count > 0 ? ReadVersion(input) : lucene;
        List<SegmentCommitInfo> segments = new(count);
        for (int i = 0; i < count; i++)
            segments.Add(SegmentCommitRecord.Read(directory, input, version >= SoftDeletesVersion, version >= StateIdVersion));
        CheckSegments(input, segments, minSegmentVersion, createdMajor);
        return new SegmentInfos
        {
            Generation = generation,
            Id = id,
            Version = lucene,
            CreatedMajor = createdMajor,
            ChangeCount = changeCount,
            NextSegmentNumber = nextSegment,
            Segments = segments,
            UserData = input.ReadMap(),
        };
    }

    private static void CheckSegments(IndexInput input, List<SegmentCommitInfo> segments, LuceneVersion minVersion, int createdMajor)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        long documents = 0;
        foreach (SegmentCommitInfo segment in segments)
        {
            SegmentInfo info = segment.Info;
            documents += info.MaxDoc;
            if (!names.Add(info.Name))
                throw new CorruptIndexException(input.Name, -1, $"segment {info.Name} is listed twice.");
            if (info.Version.CompareTo(minVersion) < 0)
                throw new CorruptIndexException(input.Name, -1, $"segment {info.Name} has version {info.Version}, the commit says at least {minVersion}.");
            if (info.Version.Major < createdMajor)
                throw new CorruptIndexException(input.Name, -1, $"segment {info.Name} has version {info.Version}, the index was created by {createdMajor}.");
        }
        if (documents > SegmentInfoFile.MaxDocuments)
            throw new CorruptIndexException(input.Name, -1, $"the segments hold {documents} documents together, at most {SegmentInfoFile.MaxDocuments} are allowed.");
    }

    private static LuceneVersion ReadVersion(IndexInput input)
    {
        LuceneVersion version = new(input.ReadVInt(), input.ReadVInt(), input.ReadVInt());
        return version.Major is 7 or 8
            ? version
            : throw new UnsupportedIndexFormatException(input.Name, $"the commit was written by Lucene {version}; codec Lucene87 of versions 8.7 and 8.8 is supported.");
    }

    private static int ReadCreatedMajor(IndexInput input, LuceneVersion lucene)
    {
        long at = input.Position;
        int created = input.ReadVInt();
        if (created > lucene.Major)
            throw new CorruptIndexException(input.Name, at, $"the index was created by major version {created}, later than the commit's {lucene}.");
        return created >= 7
            ? created
            : throw new UnsupportedIndexFormatException(input.Name, $"the index was created by major version {created}; 7 and 8 are supported.");
    }

    private static void WriteVersion(IndexOutput output, LuceneVersion version)
    {
        output.WriteVInt(version.Major);
        output.WriteVInt(version.Minor);
        output.WriteVInt(version.Bugfix);
    }
}
