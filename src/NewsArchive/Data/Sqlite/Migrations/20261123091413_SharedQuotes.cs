using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsArchive.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SharedQuotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Progress",
                columns: table => new
                {
                    Work = table.Column<string>(type: "TEXT", nullable: false),
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Progress", x => x.Work);
                });

            // WITHOUT ROWID: the primary key is the table, and all it is asked for is who bears a hash. Empty at first,
            // whatever the archive holds: comparing old articles takes minutes and is done while the site runs.
            migrationBuilder.Sql(
                """
                CREATE TABLE "QuotePrints" (
                    "Hash" INTEGER NOT NULL,
                    "QuoteId" INTEGER NOT NULL,
                    CONSTRAINT "PK_QuotePrints" PRIMARY KEY ("Hash", "QuoteId")
                ) WITHOUT ROWID
                """);

            migrationBuilder.CreateTable(
                name: "SharedQuotes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Articles = table.Column<int>(type: "INTEGER", nullable: false),
                    Newest = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WordsDiffer = table.Column<bool>(type: "INTEGER", nullable: false),
                    SpeakersDiffer = table.Column<bool>(type: "INTEGER", nullable: false),
                    ChainsDiffer = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedQuotes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SharedQuoteVersions",
                columns: table => new
                {
                    QuoteId = table.Column<int>(type: "INTEGER", nullable: false),
                    SharedQuoteId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedQuoteVersions", x => x.QuoteId);
                    table.ForeignKey(
                        name: "FK_SharedQuoteVersions_Quotes_QuoteId",
                        column: x => x.QuoteId,
                        principalTable: "Quotes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SharedQuoteVersions_SharedQuotes_SharedQuoteId",
                        column: x => x.SharedQuoteId,
                        principalTable: "SharedQuotes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SharedQuotes_Articles_Newest",
                table: "SharedQuotes",
                columns: new[] { "Articles", "Newest" });

            migrationBuilder.CreateIndex(
                name: "IX_SharedQuotes_Newest",
                table: "SharedQuotes",
                column: "Newest");

            migrationBuilder.CreateIndex(
                name: "IX_SharedQuoteVersions_SharedQuoteId",
                table: "SharedQuoteVersions",
                column: "SharedQuoteId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Progress");

            migrationBuilder.DropTable(
                name: "QuotePrints");

            migrationBuilder.DropTable(
                name: "SharedQuoteVersions");

            migrationBuilder.DropTable(
                name: "SharedQuotes");
        }
    }
}
