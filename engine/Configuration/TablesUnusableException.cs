namespace Sim.Engine.Configuration;

/// <summary>A statement of the engine's own failed because an operator dropped or altered the tables that it relies on.</summary>
public sealed class TablesUnusableException(string message) : Exception(message);
