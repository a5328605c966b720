using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsArchive.Data.Sqlite.Migrations
{
    /// <summary>
    /// Changes rows only. What the quotes of merged entities are about is moved to the entities that stand for them, and
    /// articles are counted again. The site compares quotes again in the background, because what counts as the same
    /// words has changed.
    /// </summary>
    public partial class CountAndCompareAgain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            INSERT OR IGNORE INTO QuoteSubjects(EntityId, QuoteId)
                SELECT gone.MergedIntoId, subject.QuoteId FROM QuoteSubjects subject
                JOIN Entities gone ON gone.Id = subject.EntityId WHERE gone.MergedIntoId IS NOT NULL;
            DELETE FROM QuoteSubjects WHERE EntityId IN (SELECT Id FROM Entities WHERE MergedIntoId IS NOT NULL);
            UPDATE Entities SET Articles =
                (SELECT count(DISTINCT ArticleId) FROM Mentions WHERE Mentions.EntityId = Entities.Id);
            DELETE FROM SharedQuoteVersions;
            DELETE FROM SharedQuotes;
            DELETE FROM QuotePrints;
            DELETE FROM Progress;
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
