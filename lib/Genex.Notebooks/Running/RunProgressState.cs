namespace Genex.Notebooks.Running;

/// <summary>What a <see cref="RunProgress"/> reports.</summary>
public enum RunProgressState
{
    /// <summary>A notebook's process was started.</summary>
    NotebookStarted,

    /// <summary>A cell began.</summary>
    CellStarted,

    /// <summary>A cell ended well, or failed as its tag expects.</summary>
    CellDone,

    /// <summary>A cell failed.</summary>
    CellFailed,

    /// <summary>A notebook ended, well or not.</summary>
    NotebookEnded,

    /// <summary>A notebook's executed copy was up to date; nothing ran.</summary>
    NotebookUnchanged,
}
