using System.Globalization;
using SummitSearch.Articles.Dates;

namespace SummitSearch.Tests.Articles;

public sealed class DateTests
{
    [Theory]
    [InlineData("2024-04-10T20:15:00-04:00", "2024-04-10T20:15:00-04:00")]
    [InlineData("2024-04-10T20:15:00.123Z", "2024-04-10T20:15:00.123+00:00")]
    [InlineData("2024-04-10", "2024-04-10T00:00:00+00:00")]
    [InlineData("20240410T201500+0900", "2024-04-10T20:15:00+09:00")]
    [InlineData("20130605T210000+0000", "2013-06-05T21:00:00+00:00")]
    [InlineData("Wed, 10 Apr 2024 20:15:00 GMT", "2024-04-10T20:15:00+00:00")]
    [InlineData("Wed, 10 Apr 24 20:15 EDT", "2024-04-10T20:15:00-04:00")]
    [InlineData("10 April 2024", "2024-04-10T00:00:00+00:00")]
    [InlineData("April 10, 2024", "2024-04-10T00:00:00+00:00")]
    [InlineData("1712779200", "2024-04-10T20:00:00+00:00")]
    public void Parse_KnownShapes_AreRead(string text, string expected)
    {
        DateTimeOffset? date = DateParser.Parse(text);
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), date);
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture).Offset, date!.Value.Offset);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("2024-13-45")]
    [InlineData(null)]
    public void Parse_NoDate_IsNull(string? text) => Assert.Null(DateParser.Parse(text));

    [Theory]
    [InlineData("They met on April 10, 2024, in Washington.")]
    [InlineData("Updated Apr 10 2024 by our staff.")]
    [InlineData("Treffen am 10. April 2024 in Washington.")]
    [InlineData("Se reunieron el 10 de abril de 2024.")]
    [InlineData("Ils se sont rencontrés le 10 avril 2024.")]
    [InlineData("2024年4月10日、両首脳は会談した。")]
    [InlineData("二〇二四年四月十日、両首脳は会談した。")]
    [InlineData("Встреча прошла 10 апреля 2024 года.")]
    public void FirstDate_RunningText_IsFound(string text) => Assert.Equal(new DateTimeOffset(2024, 4, 10, 0, 0, 0, TimeSpan.Zero), DateFinder.FirstDate(text));

    [Theory]
    [InlineData("reports of 2024-04-10", "2024-04-10")]
    [InlineData("on April 10, 2024, and on 3 May 2025?", "2024-04-10 2025-05-03")]
    [InlineData("Oct. 1st 2023; Sept 22nd, 2023", "2023-10-01 2023-09-22")]
    [InlineData("2024-02-29", "2024-02-29")]
    [InlineData("2023-02-29, 31 April 2024, 2024-13-01, 10 apr 24", "")]
    [InlineData("10 people 2024, in 10 2024, ma 10 2024, 2024 04 10", "")]
    [InlineData("in April 2024", "")]
    [InlineData("am 10. April 1912", "1912-04-10")]
    [InlineData("in 1599-04-10", "")]
    public void DatesIn_FindsFullDates(string text, string days) =>
        Assert.Equal(days, string.Join(' ', DateFinder.DatesIn(text, 1600).Select(static d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
}
