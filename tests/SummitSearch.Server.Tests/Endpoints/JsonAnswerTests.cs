using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SummitSearch.Querying;
using SummitSearch.Server.Endpoints;

namespace SummitSearch.Server.Tests.Endpoints;

/// <summary>Answers formed one after the other in the memory of one thread.</summary>
public sealed class JsonAnswerTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    public void ExecuteAsync_WhateverWasAnsweredBefore_WritesTheValueWithItsLength(int before)
    {
        Execute(new string('x', before));
        string[] value = ["Éclair", "<b>\"quoted\"</b>", "船"];
        (byte[] body, long? length) = Execute(value);
        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(value, SummitJson.Options), body);
        Assert.Equal(body.Length, length);
    }

    [Fact]
    public void ExecuteAsync_AfterAValueThatCannotBeWritten_WritesTheNext()
    {
        Assert.ThrowsAny<Exception>(() => Execute(double.NaN));
        Assert.Equal("7"u8.ToArray(), Execute(7).Body);
    }

    private static (byte[] Body, long? Length) Execute<T>(T value)
    {
        using MemoryStream body = new();
        DefaultHttpContext context = new() { Response = { Body = body } };
        Task written = new JsonAnswer<T>(value).ExecuteAsync(context);
        Assert.True(written.IsCompletedSuccessfully);
        return (body.ToArray(), context.Response.ContentLength);
    }
}
