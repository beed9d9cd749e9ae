namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>One entry of the skip data of a term as it stands in the file.</summary>
/// <param name="Point">Where reading can go on.</param>
/// <param name="Impacts">The pairs that bound all documents since the entry before on the same level.</param>
/// <param name="End">Where the impacts end, counted from the beginning of the level.</param>
/// <param name="Child">On upper levels: <see cref="End"/> of the entry of the same place on the level below; 0 on the lowest.</param>
internal sealed record SkipEntry(SkipPoint Point, IReadOnlyList<(int Freq, long Norm)> Impacts, long End, long Child);
