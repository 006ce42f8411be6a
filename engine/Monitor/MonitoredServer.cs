namespace Sim.Engine.Monitor;

/// <summary>A server that is checked; one that is in several hostgroups is checked once.</summary>
public readonly record struct MonitoredServer(string Hostname, int Port, bool UseSsl);
