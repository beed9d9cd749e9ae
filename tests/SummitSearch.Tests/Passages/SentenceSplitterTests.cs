using SummitSearch.Passages;

namespace SummitSearch.Tests.Passages;

public sealed class SentenceSplitterTests
{
    // Sentences are written with a bar between them; joined by a space they are the text.
    [Theory]
    [InlineData("He met Mr. Kishida on Wednesday.|They talked for 85 minutes.")]
    [InlineData("The U.S. and Japan agreed.|It was historic.")]
    [InlineData("He flew to the U.S.|The visit lasted a week.")]
    [InlineData("It began at 9 a.m. Wednesday in Washington.|Talks ended at 11 a.m.|They then ate.")]
    [InlineData("The U.S. President Joe Biden spoke.|He smiled.")]
    [InlineData("George W. Bush and J. D. Vance met.|Nobody knew.")]
    [InlineData("See No. 5 and Art. 9 of the treaty.|No. 6 is void.")]
    [InlineData("Toyota Motor Corp. President Koji Sato resigned.|Shares fell 3.5 percent.")]
    [InlineData("“We stand together,” he said.|“Our alliances matter.”|The crowd rose.")]
    [InlineData("\"Is it so?\" he asked.|\"Yes!\" they cried.|Then silence.")]
    [InlineData("He waited ... and waited.|Then he left.")]
    [InlineData("And then…|The lights went out.")]
    [InlineData("Prices rose 2.5% to $1.50.|Wages did not.")]
    [InlineData("He wrote to info@example.com about www.example.org/a.b.|No answer came.")]
    [InlineData("It cost 5 million.[3]|Nobody paid.[12]|He left.")]
    [InlineData("On Feb. 24 the war began.|By Feb.|The war was over.")]
    [InlineData("She taught art.|Lists of it exist.")]
    [InlineData("(This was planned.)|It failed.")]
    [InlineData("He fell ill.|Doctors came.")]
    [InlineData("Gen. Charles Flynn and Lt. Col. Smith went.|Rep. Jones stayed.")]
    [InlineData("They sold it through Alex. Brown and Sons Inc.|The bank paid Alex.|He left.")]
    [InlineData("We regret such action ... (it) will hurt us.|(They agreed.)|It was over.")]
    [InlineData("What now?|Nobody knows!|Let us see.")]
    [InlineData("Das Treffen am 10. April dauerte z. B. zwei Stunden.|Danach gab es Essen.")]
    [InlineData("Он родился в 1960 г. в Москве.|Потом уехал.")]
    [InlineData("ما هذا؟|هذا كتاب.")]
    [InlineData("यह पहला वाक्य है।|यह दूसरा है।")]
    public void Split_SpacedText_FindsSentences(string marked)
    {
        Assert.Equal(marked.Split('|'), Sentences(marked.Replace('|', ' ')));
    }

    [Theory]
    [InlineData("首相は訪米した。|共同声明を発表した。")]
    [InlineData("「行きます。すぐに行きます。」と述べた。|会談は終わった。")]
    [InlineData("首相は「同盟は強い」と述べた。|拍手が起きた！|なぜか？|不明だ。")]
    [InlineData("两国领导人会晤。|“很好！”|他说。")]
    [InlineData("He said so.”|Prime Minister Kishida agreed.")]
    [InlineData("they said.\"|The talks ended.|Then it rained.", "He said \"")]
    [InlineData("It ended.|\"We go on,\" he said.")]
    [InlineData("were agreed.|President Biden (R) shakes hands.")]
    public void Split_MissingSpace_FindsSentences(string marked, string before = "")
    {
        string[] expected = (before + marked).Split('|');
        Assert.Equal(expected, Sentences(before + marked.Replace("|", "")));
    }

    [Fact]
    public void Split_BlankLine_AlwaysEndsSentence()
    {
        Assert.Equal(["A headline without a stop", "The story begins"], Sentences("A headline without a stop\n \nThe story begins\n\n"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n\t ")]
    public void Split_Blank_IsEmpty(string text) => Assert.Empty(SentenceSplitter.Split(text));

    private static string[] Sentences(string text) => [.. SentenceSplitter.Split(text).Select(s => text[s.Start..s.End])];
}
