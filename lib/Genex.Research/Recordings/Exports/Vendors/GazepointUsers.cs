namespace Genex.Research.Recordings;

/// <summary>Whose the rows of a Gazepoint export are: those of a column of participants or, where several recordings were joined, of <c>USER</c>.</summary>
/// <remarks>
/// Gazepoint writes into <c>USER</c> what an experiment sends as a marker, so it is nobody's name by itself. It is taken as one where every row has one and
/// the clock begins anew wherever it changes; and where it is the same in all rows, if it has a letter and a digit as ids have.
/// </remarks>
internal static class GazepointUsers
{
    private const string User = "USER", Time = "TIME";

    /// <summary>Reads whom a row names; null where it names nobody.</summary>
    internal static Func<ExportRow, ParticipantId?> Reader(ExportTable table) => table.Has(StudyReader.Respondent) || !AreUsers(table)
        ? NamedRows.Reader(table) : row => ParticipantId.TryTake(row[User], out ParticipantId id) ? id : null;

    /// <summary>Everybody whom the rows name, in their order.</summary>
    internal static IEnumerable<ParticipantId> In(ExportTable table) => table.Rows.Select(Reader(table)).OfType<ParticipantId>().Distinct();

    private static bool AreUsers(ExportTable table)
    {
        if (!table.Has(User) || !table.Has(Time))
            return false;
        string? user = null;
        double last = 0;
        bool several = false;
        foreach (ExportRow row in table.Rows)
        {
            string now = row[User];
            double time = ExportNumbers.TryParse(row[Time]) ?? last;
            if (now.Length == 0 || (user is not null && now != user && time >= last))
                return false;
            several |= user is not null && now != user;
            (user, last) = (now, time);
        }
        return user is not null && (several || (user.Any(char.IsLetter) && user.Any(char.IsDigit)));
    }
}
