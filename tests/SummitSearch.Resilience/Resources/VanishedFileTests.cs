using SummitSearch.Indexing;

namespace SummitSearch.Resilience.Resources;

/// <summary>Somebody deletes files of an index that is being searched.</summary>
public sealed class VanishedFileTests
{
    [UnixFact]
    public async Task Files_DeletedUnderAReader_ItGoesOnAndANewOneNamesTheFile()
    {
        using Lucene.Tests.Storage.TemporaryFolder folder = new();
        string index = Path.Combine(folder.Path, "index");
        await using (Summit writer = await Archive.OpenAsync(index))
            await writer.AddAsync(0, 20);
        await using Summit reader = await Archive.OpenAsync(index);
        foreach (string file in Directory.EnumerateFiles(index).Where(static f => !f.EndsWith("write.lock", StringComparison.Ordinal)).ToArray())
        {
            string away = Path.Combine(folder.Path, Path.GetFileName(file));
            File.Move(file, away);

            Assert.Equal(10, (await reader.SearchAsync("report number")).Passages.Count);
            Assert.Equal(Archive.Article(7).Body, (await reader.GetArticleAsync("a7"))?.Body);
            // Without its commit there is no index that could lack a file.
            if (!Path.GetFileName(file).StartsWith("segments_", StringComparison.Ordinal))
            {
                UnreadableIndexException fault = await Assert.ThrowsAsync<UnreadableIndexException>(() => Archive.OpenAsync(index));
                Assert.Contains(Path.GetFileName(file), fault.Message, StringComparison.Ordinal);
            }
            File.Move(away, file);
            await Archive.AssertHoldsAsync(index, 20);
        }
    }
}
