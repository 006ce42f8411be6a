using Sim.Engine.Checksums;

namespace Sim.Engine.Configuration;

/// <summary>One account as the runtime knows it, on one side (src: include/MySQL_Authentication.hpp, account_details_t).</summary>
/// <param name="Account">What the checksum sees of it.</param>
/// <param name="DefaultSchema">default_schema; empty where the table has NULL.</param>
public sealed record RuntimeAccount(UserAccount Account, string DefaultSchema);
