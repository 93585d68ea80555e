import pinoPretty from 'pino-pretty';

const LEVELS: Record<number, string> = { 10: 'TRACE', 20: 'DEBUG', 40: 'WARN', 50: 'ERROR', 60: 'FATAL' };

/** `messageFormat` adds time and level to the message. The other fields are not useful in a terminal. */
const HIDDEN = 'time,level,pid,hostname,reqId';

type Line = { time: number; level: number; msg?: string };
type RequestLine = Line & { method: string; path: string; status: number; ms: number };

/** Returns a function that formats a JSON log line as readable text. The stack of an error follows, indented. */
export function consoleFormat(options: { colorize?: boolean } = {}): (line: string) => string {
  const format = pinoPretty.prettyFactory({
    ...options,
    ignore: HIDDEN,
    singleLine: true,
    messageFormat: (log, _messageKey, _levelLabel, { colors }) => {
      const { time, level, msg = '' } = log as Line;
      const color = level >= 50 ? colors.red : level === 40 ? colors.yellow : colors.gray;
      const label = LEVELS[level];
      return [
        colors.gray(new Date(time).toTimeString().slice(0, 8)),
        ...(label ? [color(label)] : []),
        // Paths come from clients, and control characters would change the terminal.
        msg.replace(/\p{Cc}/gu, ''),
      ].join(' ');
    },
  });
  return (line) => {
    const log = JSON.parse(line) as Line;
    return format('method' in log ? summarize(log as RequestLine) : log);
  };
}

const summarize = ({ method, path, status, ms, ...log }: RequestLine): Line => ({
  ...log,
  msg: `${method} ${path} ${status} ${ms} ms`,
});
