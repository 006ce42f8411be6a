using System.Collections.Immutable;
using Sim.Engine.Checksums;
using Sim.Engine.Events;
using Sim.Scenarios.Exploration.Acts;

namespace Sim.Scenarios.Exploration.Laws;

/// <summary>
/// Something that must hold in every run. A law hears what happens and looks at what the chronicle knows; it is made anew for each run and
/// knows of no other law.
/// </summary>
internal abstract class Law
{
    /// <summary>Its name, as users read it.</summary>
    public abstract string Name { get; }

    /// <summary>What must hold, in one sentence.</summary>
    public abstract string Meaning { get; }

    /// <summary>Whether it says that something good comes to be in the end, not that something bad never happens.</summary>
    public virtual bool IsProgress => false;

    /// <summary>An event of a node.</summary>
    public virtual void Happened(Chronicle chronicle, string node, NodeEvent happened)
    {
    }

    /// <summary>A node's configuration of a module was replaced.</summary>
    public virtual void Replaced(Chronicle chronicle, Replacement replacement)
    {
    }

    /// <summary>A node saved a module to disk.</summary>
    public virtual void Saved(Chronicle chronicle, string node, Module module)
    {
    }

    /// <summary>A node's process has ended and its disk has been read by the next one.</summary>
    public virtual void Booted(Chronicle chronicle, string node)
    {
    }

    /// <summary>An act is about to be performed.</summary>
    public virtual void Begins(Chronicle chronicle, Act act)
    {
    }

    /// <summary>An act was performed.</summary>
    public virtual void Ended(Chronicle chronicle, Act act)
    {
    }

    /// <summary>Reports that the law is broken; each way of breaking it counts once a run.</summary>
    protected void Break(Chronicle chronicle, Module? module, string cause, string story, Func<ImmutableArray<Act>> proof) =>
        chronicle.Report(new Violation(new ViolationKey(Name, module, cause), chronicle.Now, chronicle.ActIndex, story, proof));
}
