using Genex.Research.Audit;
using Genex.Research.Tests.House;

namespace Genex.Research.Tests.Audit;

public class AuditListTests
{
    [Fact]
    public void The_page_on_data_lists_every_check_with_its_question_in_order()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "data", "README.md"));
        string[] rows = [.. page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains('?'))];
        Assert.Equal(DataAudit.Checks.Select(check => $"| `{check.Id}` | {check.Question} |"),
            rows.Select(row => string.Join('|', row.Split('|')[..3]) + "|"));
    }
}
