namespace Genex.Notebooks.Running;

/// <summary>How a notebook's run ended. The numbers are the process exit codes of <c>genex notebooks run</c>; 2 is kept for unusable input.</summary>
public enum RunStatus
{
    /// <summary>Every cell ran.</summary>
    Ok = 0,

    /// <summary>A cell failed, and the run stopped there.</summary>
    Failed = 1,

    /// <summary>A cell or the whole notebook took longer than allowed; its process was ended.</summary>
    TimedOut = 4,

    /// <summary>The notebook's process ended by itself: a crash, an exit call, a kill.</summary>
    Died = 5,
}
