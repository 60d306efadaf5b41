/** Is a cron line due in this minute, in UTC as on Cloudflare? Numbers, `*`, ranges, lists and steps; no names. */
export function isCronDue(line: string, at: Date): boolean {
  const fields = line.trim().split(/\s+/)
  if (fields.length !== 5) throw new Error(`Not a cron line: ${line}`)
  const now = [at.getUTCMinutes(), at.getUTCHours(), at.getUTCDate(), at.getUTCMonth() + 1, at.getUTCDay()]
  return fields.every((field, index) => field.split(',').some((part) => matches(part, now[index] ?? -1)))
}

function matches(part: string, value: number): boolean {
  const [range = '*', step = '1'] = part.split('/')
  const [from = '0', to = part.includes('/') ? '59' : from] = range === '*' ? ['0', '59'] : range.split('-')
  return value >= Number(from) && value <= Number(to) && (value - Number(from)) % Number(step) === 0
}

/** Calls back at the start of each minute. The returned function ends it. */
export function everyMinute(tick: (minute: Date) => void): () => void {
  let timer: NodeJS.Timeout
  function plan() {
    timer = setTimeout(
      () => {
        tick(new Date())
        plan()
      },
      60_000 - (Date.now() % 60_000),
    )
  }
  plan()
  return () => clearTimeout(timer)
}
