using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsArchive.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ArticlesOfEntities : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Articles",
                table: "Entities",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // Of the articles that are there already, as AddMentionsAsync counts a new one.
            migrationBuilder.Sql(
                """
                UPDATE Entities SET Articles =
                    (SELECT count(DISTINCT ArticleId) FROM Mentions WHERE EntityId = Entities.Id)
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Entities_Kind_Articles",
                table: "Entities",
                columns: new[] { "Kind", "Articles" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Entities_Kind_Articles",
                table: "Entities");

            migrationBuilder.DropColumn(
                name: "Articles",
                table: "Entities");
        }
    }
}
