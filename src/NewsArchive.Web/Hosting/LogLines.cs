using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Writes an event on one line, and its exception on lines that begin with spaces. Nothing that someone puts into an
/// address, a name or a file can begin a log line of its own or control the terminal that shows it.
/// </summary>
public sealed class LogLines : ITextFormatter
{
    private readonly MessageTemplateTextFormatter line =
        new("{Timestamp:yyyy-MM-dd HH:mm:ss} {Level:u3} {Message:lj}", CultureInfo.InvariantCulture);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var head = new StringWriter(CultureInfo.InvariantCulture);
        line.Format(logEvent, head);
        output.WriteLine(Unseen.Escape(head.ToString()));
        foreach (var part in logEvent.Exception?.ToString().Split('\n') ?? [])
            output.WriteLine("    " + Unseen.Escape(part.TrimEnd('\r')));
    }
}
