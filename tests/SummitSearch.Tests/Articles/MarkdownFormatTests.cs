using SummitSearch.Articles;

namespace SummitSearch.Tests.Articles;

public sealed class MarkdownFormatTests
{
    [Fact]
    public void Read_FrontMatterAndMarks_GivePlainText()
    {
        Article article = ReaderProbe.One("n/a.md", """
            ---
            id: md-1
            title: "Alliance: upgraded"
            date: 2024-04-10T20:00:00-04:00
            author: [Ann Example, Bo Sample]
            tags: [defence, Japan]
            people:
              - Fumio Kishida
            section: Politics
            version: 2
            ---
            # Alliance upgraded

            The **two** leaders *met* at the [White House](https://e.example/x_(y)) on
            Wednesday, and `talked`.

            ![Two people](a.jpg "They shake hands.")

            ## What next

            - first point
            - second point

            > A quotation.

            | a | b |
            |---|---|
            | 1 | 2 |
            """);
        Assert.Equal("md-1", article.Id);
        Assert.Equal("Alliance: upgraded", article.Title);
        Assert.Equal("The two leaders met at the White House on Wednesday, and talked.\n\nWhat next\n\nfirst point\n\nsecond point\n\nA quotation.\n\na b\n\n1 2", article.Body);
        Assert.Equal(["They shake hands."], article.Captions);
        Assert.Equal(["Ann Example", "Bo Sample"], article.Authors);
        Assert.Equal(["Fumio Kishida"], article.People);
        Assert.Equal(2, article.Version);
        Assert.Equal(TimeSpan.FromHours(-4), article.PublishedAt!.Value.Offset);
    }

    [Fact]
    public void Read_WithoutFrontMatter_TakesHeading()
    {
        Article article = ReaderProbe.One("n/a.md", "Big news\n========\n\nIt happened, they said.");
        Assert.Equal(("n/a", "Big news", "It happened, they said."), (article.Id, article.Title, article.Body));
    }

    [Fact]
    public void Read_BadFrontMatter_IsRefusedWithLine()
    {
        ArticleRefusal refusal = ReaderProbe.Refusal("a.md", "---\ntitle: x\ntags: [a, b\n---\ntext");
        Assert.Contains("YAML", refusal.Reason, StringComparison.Ordinal);
        Assert.NotNull(refusal.Line);
    }
}
