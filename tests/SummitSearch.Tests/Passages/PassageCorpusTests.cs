using SummitSearch.Passages;

namespace SummitSearch.Tests.Passages;

public sealed class PassageCorpusTests
{
    // Every collection is walked; of the largest ones a part suffices for a test that runs every time.
    private const int TextsPerCollection = 6000;

    [SharedDataFact]
    public void Split_EveryCollection_LosesAndDoublesNothing()
    {
        var splitter = new PassageSplitter();
        string[] files = Directory.GetFiles(SharedData.Folder!, "corpus.jsonl*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            foreach (string text in SharedData.Texts(file).Take(TextsPerCollection))
                PassageInvariants.AssertCover(text, splitter.Split(text));
        }
    }
}
