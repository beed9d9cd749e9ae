using System.Globalization;
using System.Text;

namespace SummitSearch.Server.Telemetry;

/// <summary>Single values in the Prometheus text format.</summary>
internal static class PrometheusLine
{
    /// <summary>A value that goes up and down.</summary>
    public static void Gauge(StringBuilder text, string name, string help, double value) => Append(text, name, help, "gauge", value);

    /// <summary>A value that only grows.</summary>
    public static void Counter(StringBuilder text, string name, string help, double value) => Append(text, name, help, "counter", value);

    private static void Append(StringBuilder text, string name, string help, string type, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n{name} {value}\n");
}
