using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SummitSearch.Hosting;

namespace SummitSearch.Server.Tests.Hosting;

/// <summary>SummitSearch inside somebody else's application.</summary>
public sealed class EmbeddingTests
{
    [Fact]
    public async Task MapSummitSearch_BelowAPrefix_AnswersBesideTheHostsOwnEndpoints()
    {
        string folder = Directory.CreateTempSubdirectory("summit-embedded-").FullName;
        try
        {
            WebApplicationBuilder builder = WebApplication.CreateBuilder();
            builder.Logging.ClearProviders();
            builder.Services.AddSummitSearch(o => o.IndexPath = Path.Combine(folder, "index"));
            builder.Services.AddSummitServer();
            await using WebApplication app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            app.MapGet("/own", static () => "mine");
            app.MapGroup("/archive").MapSummitSearch(page: false);
            await app.StartAsync();
            ISummit summit = app.Services.GetRequiredService<ISummit>();
            await summit.IndexAsync(new Articles.Article { Id = "news/one", Title = "Otters return", Body = "Otters have returned to the river." });
            await summit.CommitAsync();
            using HttpClient client = new() { BaseAddress = new Uri(app.Urls.First()) };
            Assert.Equal("mine", await client.GetStringAsync("/own"));
            JsonElement found = JsonDocument.Parse(await client.GetStringAsync("/archive/search?q=otters")).RootElement;
            Assert.Equal("news/one#0", found.GetProperty("passages")[0].GetProperty("id").GetString());
            Assert.Contains("Otters return", await client.GetStringAsync("/archive/articles/news%2Fone"), StringComparison.Ordinal);
            await ProblemAssert.IsAsync(await client.GetAsync("/archive/search?bogus=1"), System.Net.HttpStatusCode.BadRequest, "unknown_parameter");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task BadOption_FailsAtStart_NamingIt()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSummitSearch(static o => o.RamBufferMegabytes = -1);
        await using WebApplication app = builder.Build();
        OptionsValidationException fault = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());
        Assert.Contains(nameof(SummitOptions.RamBufferMegabytes), fault.Message, StringComparison.Ordinal);
    }
}
