using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsArchive.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Create : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Entities",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", nullable: false),
                    MergedIntoId = table.Column<int>(type: "INTEGER", nullable: true),
                    Articles = table.Column<int>(type: "INTEGER", nullable: false),
                    QuotesBy = table.Column<int>(type: "INTEGER", nullable: false),
                    QuotesThrough = table.Column<int>(type: "INTEGER", nullable: false),
                    QuotesAbout = table.Column<int>(type: "INTEGER", nullable: false),
                    IsSingleName = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Entities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Entities_Entities_MergedIntoId",
                        column: x => x.MergedIntoId,
                        principalTable: "Entities",
                        principalColumn: "Id");
                });

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

            migrationBuilder.Sql(
                """
                CREATE TABLE "SlugNumbers" (
                    "Area" INTEGER NOT NULL,
                    "Slug" TEXT NOT NULL,
                    "Next" INTEGER NOT NULL,
                    CONSTRAINT "PK_SlugNumbers" PRIMARY KEY ("Area", "Slug")
                ) WITHOUT ROWID
                """);

            migrationBuilder.CreateTable(
                name: "SourceFiles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Sha256 = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    Compressed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Encoding = table.Column<string>(type: "TEXT", nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SourceFiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Articles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    TitleMade = table.Column<bool>(type: "INTEGER", nullable: false),
                    Published = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PublishedPrecision = table.Column<int>(type: "INTEGER", nullable: true),
                    Publication = table.Column<string>(type: "TEXT", nullable: true),
                    Byline = table.Column<string>(type: "TEXT", nullable: true),
                    Url = table.Column<string>(type: "TEXT", nullable: true),
                    ImportedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnalyzerVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceFileId = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Blocks = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Marks = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Warnings = table.Column<string>(type: "TEXT", nullable: false),
                    Mentions = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Articles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Articles_SourceFiles_SourceFileId",
                        column: x => x.SourceFileId,
                        principalTable: "SourceFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Aliases",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EntityId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: false),
                    Joins = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasOthers = table.Column<bool>(type: "INTEGER", nullable: false),
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: true),
                    Uses = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Aliases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Aliases_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_Aliases_Entities_EntityId",
                        column: x => x.EntityId,
                        principalTable: "Entities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Links",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: false),
                    Start = table.Column<int>(type: "INTEGER", nullable: false),
                    End = table.Column<int>(type: "INTEGER", nullable: false),
                    Url = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Links", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Links_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Parties",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    OtherNames = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EntityId = table.Column<int>(type: "INTEGER", nullable: false),
                    Resolution = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Parties", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Parties_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Parties_Entities_EntityId",
                        column: x => x.EntityId,
                        principalTable: "Entities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Quotes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ArticleId = table.Column<int>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Start = table.Column<int>(type: "INTEGER", nullable: false),
                    End = table.Column<int>(type: "INTEGER", nullable: false),
                    Contents = table.Column<string>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    Permalink = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Cue = table.Column<string>(type: "TEXT", nullable: true),
                    Source = table.Column<string>(type: "TEXT", nullable: true),
                    Speaker = table.Column<string>(type: "TEXT", nullable: true),
                    SpeakerKind = table.Column<int>(type: "INTEGER", nullable: false),
                    SpeakerPartyId = table.Column<int>(type: "INTEGER", nullable: true),
                    ParentOrdinal = table.Column<int>(type: "INTEGER", nullable: true),
                    Editorial = table.Column<string>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: false),
                    Confidence = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Quotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Quotes_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Quotes_Parties_SpeakerPartyId",
                        column: x => x.SpeakerPartyId,
                        principalTable: "Parties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            // WITHOUT ROWID, here and below: the primary key is the table, so what is read together lies side by side.
            migrationBuilder.Sql(
                """
                CREATE TABLE "QuoteHops" (
                    "QuoteId" INTEGER NOT NULL,
                    "Ordinal" INTEGER NOT NULL,
                    "Name" TEXT NOT NULL,
                    "Kind" INTEGER NOT NULL,
                    "PartyId" INTEGER NULL,
                    "Evidence" TEXT NULL,
                    "Role" TEXT NULL,
                    "Number" INTEGER NULL,
                    "Nationality" TEXT NULL,
                    "Affiliation" TEXT NULL,
                    CONSTRAINT "PK_QuoteHops" PRIMARY KEY ("QuoteId", "Ordinal"),
                    CONSTRAINT "FK_QuoteHops_Parties_PartyId" FOREIGN KEY ("PartyId")
                        REFERENCES "Parties" ("Id") ON DELETE SET NULL,
                    CONSTRAINT "FK_QuoteHops_Quotes_QuoteId" FOREIGN KEY ("QuoteId")
                        REFERENCES "Quotes" ("Id") ON DELETE CASCADE
                ) WITHOUT ROWID
                """);

            migrationBuilder.Sql(
                """
                CREATE TABLE "QuoteSubjects" (
                    "QuoteId" INTEGER NOT NULL,
                    "PartyId" INTEGER NOT NULL,
                    CONSTRAINT "PK_QuoteSubjects" PRIMARY KEY ("PartyId", "QuoteId"),
                    CONSTRAINT "FK_QuoteSubjects_Parties_PartyId" FOREIGN KEY ("PartyId")
                        REFERENCES "Parties" ("Id") ON DELETE CASCADE,
                    CONSTRAINT "FK_QuoteSubjects_Quotes_QuoteId" FOREIGN KEY ("QuoteId")
                        REFERENCES "Quotes" ("Id") ON DELETE CASCADE
                ) WITHOUT ROWID
                """);

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
                name: "IX_Aliases_ArticleId",
                table: "Aliases",
                column: "ArticleId");

            migrationBuilder.CreateIndex(
                name: "IX_Aliases_EntityId_Name",
                table: "Aliases",
                columns: new[] { "EntityId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Aliases_Key_HasOthers",
                table: "Aliases",
                column: "Key",
                filter: "\"HasOthers\"");

            migrationBuilder.CreateIndex(
                name: "IX_Aliases_Key_Joins",
                table: "Aliases",
                column: "Key",
                filter: "\"Joins\"");

            migrationBuilder.CreateIndex(
                name: "IX_Articles_Published_Id",
                table: "Articles",
                columns: new[] { "Published", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Articles_Slug",
                table: "Articles",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Articles_SourceFileId",
                table: "Articles",
                column: "SourceFileId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Entities_Kind_IsSingleName_Articles",
                table: "Entities",
                columns: new[] { "Kind", "IsSingleName", "Articles" },
                filter: "\"MergedIntoId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Entities_Kind_QuotesThrough",
                table: "Entities",
                columns: new[] { "Kind", "QuotesThrough" },
                filter: "\"QuotesThrough\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Entities_MergedIntoId",
                table: "Entities",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Entities_Slug_Kind",
                table: "Entities",
                columns: new[] { "Slug", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Links_ArticleId_Start",
                table: "Links",
                columns: new[] { "ArticleId", "Start" });

            migrationBuilder.CreateIndex(
                name: "IX_Parties_ArticleId_Number",
                table: "Parties",
                columns: new[] { "ArticleId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Parties_EntityId_ArticleId",
                table: "Parties",
                columns: new[] { "EntityId", "ArticleId" });

            migrationBuilder.CreateIndex(
                name: "IX_QuoteHops_PartyId",
                table: "QuoteHops",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_ArticleId_Ordinal",
                table: "Quotes",
                columns: new[] { "ArticleId", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_Permalink",
                table: "Quotes",
                column: "Permalink",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_SpeakerPartyId",
                table: "Quotes",
                column: "SpeakerPartyId");

            migrationBuilder.CreateIndex(
                name: "IX_QuoteSubjects_QuoteId",
                table: "QuoteSubjects",
                column: "QuoteId");

            migrationBuilder.CreateIndex(
                name: "IX_SharedQuotes_Articles_Newest",
                table: "SharedQuotes",
                columns: new[] { "Articles", "Newest" });

            migrationBuilder.CreateIndex(
                name: "IX_SharedQuotes_Newest_Articles",
                table: "SharedQuotes",
                columns: new[] { "Newest", "Articles" });

            migrationBuilder.CreateIndex(
                name: "IX_SharedQuoteVersions_SharedQuoteId",
                table: "SharedQuoteVersions",
                column: "SharedQuoteId");

            migrationBuilder.CreateIndex(
                name: "IX_SourceFiles_Sha256",
                table: "SourceFiles",
                column: "Sha256",
                unique: true);

            migrationBuilder.Sql(
                """
                CREATE VIEW "ArticleTexts" AS SELECT "Id", "Title", unpack("Text") AS "Text" FROM "Articles"
                """);

            // External content: the words stand in Articles alone. Ranked so that a word in the title counts five times.
            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE "ArticleIndex" USING fts5(
                    Title, Text, content='ArticleTexts', content_rowid='Id',
                    tokenize='news1 porter unicode61 remove_diacritics 2')
                """);
            migrationBuilder.Sql("INSERT INTO ArticleIndex(ArticleIndex, rank) VALUES ('rank', 'bm25(5.0, 1.0)')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE ArticleIndex");
            migrationBuilder.Sql("DROP VIEW ArticleTexts");

            migrationBuilder.DropTable(
                name: "Aliases");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "Links");

            migrationBuilder.DropTable(
                name: "Progress");

            migrationBuilder.DropTable(
                name: "QuoteHops");

            migrationBuilder.DropTable(
                name: "QuotePrints");

            migrationBuilder.DropTable(
                name: "QuoteSubjects");

            migrationBuilder.DropTable(
                name: "SharedQuoteVersions");

            migrationBuilder.DropTable(
                name: "SlugNumbers");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "Quotes");

            migrationBuilder.DropTable(
                name: "SharedQuotes");

            migrationBuilder.DropTable(
                name: "Parties");

            migrationBuilder.DropTable(
                name: "Articles");

            migrationBuilder.DropTable(
                name: "Entities");

            migrationBuilder.DropTable(
                name: "SourceFiles");
        }
    }
}
