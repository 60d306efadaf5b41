type Field = string | number | boolean | null | undefined

/**
 * One JSON line per event. Fields are ids, counts and codes: never a text, a number, a token or a wamid, because logs
 * outlive erasure.
 */
export const log = {
  info: (event: string, fields: Record<string, Field> = {}) => console.log(line('info', event, fields)),
  warn: (event: string, fields: Record<string, Field> = {}) => console.warn(line('warn', event, fields)),
  error: (event: string, fields: Record<string, Field> = {}) => console.error(line('error', event, fields)),
}

function line(level: string, event: string, fields: Record<string, Field>): string {
  return JSON.stringify({ level, event, ...fields })
}

/** The name of an error, for a log line: its message may hold what a customer wrote. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
