using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Writes an event as one line, and its exception on lines that begin with blanks. Whatever somebody put into an
/// address, a name or a file, it can neither begin a line of its own nor steer the terminal that shows it.
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
