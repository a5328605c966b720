using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsArchive.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class UnnamedSourcesIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_QuoteHops_Kind_Role",
                table: "QuoteHops");

            migrationBuilder.CreateIndex(
                name: "IX_QuoteHops_Kind_Role_QuoteId",
                table: "QuoteHops",
                columns: new[] { "Kind", "Role", "QuoteId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_QuoteHops_Kind_Role_QuoteId",
                table: "QuoteHops");

            migrationBuilder.CreateIndex(
                name: "IX_QuoteHops_Kind_Role",
                table: "QuoteHops",
                columns: new[] { "Kind", "Role" });
        }
    }
}
