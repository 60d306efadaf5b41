import { figure, type Results } from './results.ts'
import type { Row } from './targets.ts'

const COLUMNS = ['', 'what', 'product', 'floor', 'ratio', 'target']

/** The readable table, one row per figure, its mark first. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.pass === null ? '?' : row.pass ? '✓' : '✗',
    row.what,
    number(row.product),
    number(row.floor),
    row.target.endsWith('×') ? number(row.value) : '',
    row.target,
  ])
  return aligned([COLUMNS, ...cells])
}

/** Every figure of several systems beside each other, the last column the last system's to the first's. */
export function sideBySide(systems: readonly { name: string; results: Results }[]): string {
  const names = [...new Set(systems.flatMap(({ results }) => [...results.figures.keys()]))]
  const lines = names.map((name) => {
    const values = systems.map(({ results }) => figure(results, name))
    const [first, last] = [values[0] ?? null, values.at(-1) ?? null]
    return [name, ...values.map(number), first && last !== null ? number(last / first) : '']
  })
  return aligned([['figure', ...systems.map(({ name }) => name), 'ratio'], ...lines])
}

/** One line for machines. */
export function jsonLine(
  rows: readonly Row[],
  results: Record<string, Results>,
  about: Record<string, unknown>,
): string {
  const systems = Object.fromEntries(
    Object.entries(results).map(([name, one]) => [
      name,
      {
        figures: Object.fromEntries([...one.figures.keys()].map((key) => [key, rounded(figure(one, key))])),
        rounds: Object.fromEntries([...one.figures].map(([key, values]) => [key, values.map(rounded)])),
        faults: Object.fromEntries([...one.faults].map(([fault, counts]) => [fault, Object.fromEntries(counts)])),
      },
    ]),
  )
  const figures = rows.map(({ what, value, target, pass }) => ({ what, value: rounded(value), target, pass }))
  return JSON.stringify({ ...about, rows: figures, systems })
}

function aligned(lines: string[][]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const numeric = (column: number) => column >= (lines[0]?.length ?? 0) - 4 && column > 0
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          numeric(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function number(value: number | null): string {
  if (value === null) return '–'
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1)
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1000) / 1000
}
