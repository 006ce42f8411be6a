namespace Sim.Engine.Configuration.Schemas;

/// <summary>
/// Memory and disk of a node that boots for the first time, with all variables at their defaults: made once by the statements that every other
/// boot runs, so that nobody can tell which way a node came.
/// </summary>
/// <param name="Main">Memory and runtime.</param>
/// <param name="Disk">The disk layer.</param>
internal sealed record FirstBootImages(SchemaImage Main, SchemaImage Disk)
{
    /// <summary>Lets the layers exchange their variables.</summary>
    /// <param name="main">Memory, with all variables.</param>
    /// <param name="disk">The disk layer, without any.</param>
    public static FirstBootImages Of(SchemaImage main, SchemaImage disk)
    {
        using var database = new AdminDatabase();
        database.ExecuteScript($"ATTACH ':memory:' AS {LayerCopy.Disk}");
        disk.CopyInto(database.Handle, LayerCopy.Disk);
        main.CopyInto(database.Handle, LayerCopy.Memory);
        database.Together(() => LayerCopy.ExchangeVariables(database));
        return new FirstBootImages(SchemaImage.Of(database, LayerCopy.Memory), SchemaImage.Of(database, LayerCopy.Disk));
    }
}
