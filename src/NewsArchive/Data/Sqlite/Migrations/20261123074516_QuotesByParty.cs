using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsArchive.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class QuotesByParty : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Affiliation",
                table: "QuoteHops",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Nationality",
                table: "QuoteHops",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "QuoteHops",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Role",
                table: "QuoteHops",
                type: "TEXT",
                nullable: true);

            // WITHOUT ROWID: the primary key is the table, so the quotes about one party lie side by side.
            migrationBuilder.Sql(
                """
                CREATE TABLE "QuoteSubjects" (
                    "QuoteId" INTEGER NOT NULL,
                    "EntityId" INTEGER NOT NULL,
                    CONSTRAINT "PK_QuoteSubjects" PRIMARY KEY ("EntityId", "QuoteId"),
                    CONSTRAINT "FK_QuoteSubjects_Entities_EntityId" FOREIGN KEY ("EntityId")
                        REFERENCES "Entities" ("Id") ON DELETE CASCADE,
                    CONSTRAINT "FK_QuoteSubjects_Quotes_QuoteId" FOREIGN KEY ("QuoteId")
                        REFERENCES "Quotes" ("Id") ON DELETE CASCADE
                ) WITHOUT ROWID
                """);

            // Of the articles that are there already, as AddSubjectsAsync does it for a new one.
            migrationBuilder.Sql(
                """
                INSERT INTO QuoteSubjects(EntityId, QuoteId)
                SELECT DISTINCT EntityId, QuoteId FROM (
                    SELECT m.EntityId, q.Id AS QuoteId, max(q.Ordinal)
                    FROM Quotes q
                    JOIN json_each('["' || replace(q.Contents, ' ', '","') || '"]') content
                    JOIN Mentions m ON m.ArticleId = q.ArticleId
                        AND m.Start >= CAST(content.value AS INTEGER)
                        AND m.Start < CAST(substr(content.value, instr(content.value, '-') + 1) AS INTEGER)
                        AND m."End" <= CAST(substr(content.value, instr(content.value, '-') + 1) AS INTEGER)
                    GROUP BY m.ArticleId, m.Start)
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_Confidence",
                table: "Quotes",
                column: "Confidence");

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_Kind",
                table: "Quotes",
                column: "Kind");

            migrationBuilder.CreateIndex(
                name: "IX_QuoteHops_Kind_Role",
                table: "QuoteHops",
                columns: new[] { "Kind", "Role" });

            migrationBuilder.CreateIndex(
                name: "IX_QuoteSubjects_QuoteId",
                table: "QuoteSubjects",
                column: "QuoteId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "QuoteSubjects");

            migrationBuilder.DropIndex(
                name: "IX_Quotes_Confidence",
                table: "Quotes");

            migrationBuilder.DropIndex(
                name: "IX_Quotes_Kind",
                table: "Quotes");

            migrationBuilder.DropIndex(
                name: "IX_QuoteHops_Kind_Role",
                table: "QuoteHops");

            migrationBuilder.DropColumn(
                name: "Affiliation",
                table: "QuoteHops");

            migrationBuilder.DropColumn(
                name: "Nationality",
                table: "QuoteHops");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "QuoteHops");

            migrationBuilder.DropColumn(
                name: "Role",
                table: "QuoteHops");
        }
    }
}
