using NewsArchive.Web.Hosting;
using Serilog.Events;
using Serilog.Parsing;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>What a log shows of texts that somebody else wrote.</summary>
public sealed class LogLinesTests
{
    private const string Forged = "a.txt\r\n2026-01-01 00:00:00 INF forged\u001b[31m\u202E\u2028\u0085\u200B";

    [Fact]
    public void NothingInAnEventBeginsALineOfItsOwnOrSteersATerminal()
    {
        var lines = Write("Could not import {FileName}: {Reason} {@Details}", Forged);
        Assert.StartsWith(@"2026-11-30 12:00:00 WRN Could not import a.txt\u{000D}\u{000A}2026", lines[0],
            StringComparison.Ordinal);
        Assert.All(lines.Skip(1).SkipLast(1), line => Assert.StartsWith("    ", line, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Any(c => char.IsControl(c) || c is '\u202E' or '\u2028' or '\u200B'));
    }

    [Fact]
    public void WhatIsNoSignAtAllIsDroppedFromANameAndOtherSignsStay() => Assert.Equal(
        "Łódź 東京 عربي é😀.txt",
        Unseen.Drop("Łó\u202Edź 東\u200B京 عربي\u0000 é😀\u2066.txt"));

    private static string[] Write(string template, string value)
    {
        var named = new LogEventProperty("Name", new ScalarValue(value));
        var error = new InvalidOperationException($"It failed\n2026-01-01 INF {value}");
        var text = new StringWriter();
        new LogLines().Format(
            new LogEvent(new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero), LogEventLevel.Warning, error,
                new MessageTemplateParser().Parse(template),
                [
                    new LogEventProperty("FileName", new ScalarValue(value)),
                    new LogEventProperty("Reason", new ScalarValue(value)),
                    new LogEventProperty("Details", new StructureValue([named])),
                ]),
            text);
        return text.ToString().Split(Environment.NewLine);
    }
}
