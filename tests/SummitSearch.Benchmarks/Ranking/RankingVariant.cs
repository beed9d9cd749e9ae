using System.Globalization;
using System.Reflection;
using SummitSearch.Backends;

namespace SummitSearch.Benchmarks.Ranking;

/// <summary>The ranking with some of its weights changed.</summary>
/// <param name="Name">What is changed, as it was asked for: <c>Title=0,Window=0.3</c>.</param>
/// <param name="Weights">The weights.</param>
internal sealed record RankingVariant(string Name, RankingWeights Weights)
{
    /// <summary>The ranking as it is.</summary>
    public static RankingVariant Default { get; } = new("default", new RankingWeights());

    /// <summary>One variant for each part of the ranking, without it.</summary>
    public static IEnumerable<RankingVariant> Ablations => Properties().Where(static p => p.Name is not ("K1" or "B" or "Depth" or "WindowLength" or "PairDistance" or "RunDepth")).Select(static p => Parse(p.Name + "=0"));

    /// <summary>Reads changes.</summary>
    /// <exception cref="ArgumentException">There is no such weight.</exception>
    public static RankingVariant Parse(string changes)
    {
        RankingWeights weights = new();
        foreach (string change in changes.Split(','))
        {
            string[] sides = change.Split('=');
            PropertyInfo weight = Properties().FirstOrDefault(p => p.Name == sides[0]) ?? throw new ArgumentException($"There is no weight '{sides[0]}'; there are {string.Join(", ", Properties().Select(static p => p.Name))}.");
            weight.SetValue(weights, Convert.ChangeType(sides[1], weight.PropertyType, CultureInfo.InvariantCulture));
        }
        return new RankingVariant(changes, weights);
    }

    private static IEnumerable<PropertyInfo> Properties() => typeof(RankingWeights).GetProperties().Where(static p => p.CanWrite);
}
