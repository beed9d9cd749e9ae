using System.Reflection;

namespace SummitSearch.Server.Configuration;

/// <summary>Refuses settings that do not exist, so that a slip of the pen in a limit or a key does not go unnoticed.</summary>
internal static class SettingNames
{
    /// <summary>Throws if the section holds a name that none of the types has as a property.</summary>
    /// <param name="section">The settings.</param>
    /// <param name="types">What they are bound to.</param>
    /// <exception cref="ArgumentException">Names the setting, and those that there are.</exception>
    public static void RefuseOthers(IConfigurationSection section, params Type[] types)
    {
        PropertyInfo[] known = [.. types.SelectMany(static t => t.GetProperties()).Where(static p => p.CanWrite)];
        foreach (IConfigurationSection setting in section.GetChildren())
        {
            PropertyInfo property = Array.Find(known, p => p.Name.Equals(setting.Key, StringComparison.OrdinalIgnoreCase))
                ?? throw new ArgumentException($"There is no setting {setting.Path}. The settings of {section.Path} are {string.Join(", ", known.Select(static p => p.Name).Order(StringComparer.Ordinal))}.");
            if (property.PropertyType == typeof(IList<ApiKeyOptions>))
            {
                foreach (IConfigurationSection key in setting.GetChildren())
                    RefuseOthers(key, typeof(ApiKeyOptions));
            }
            else if (setting.GetChildren().Any())
            {
                RefuseOthers(setting, property.PropertyType);
            }
        }
    }
}
