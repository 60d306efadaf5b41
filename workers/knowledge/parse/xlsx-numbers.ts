import { readXml } from './xml'

/** How a sheet shows the numbers of a style. `symbol` stands before or after it, as the sheet's author chose. */
export type NumberShape =
  | { kind: 'number' }
  | { kind: 'percent' }
  | { kind: 'money'; before: string; after: string; digits: number }
  | { kind: 'date' | 'time' | 'moment' }

/** ECMA-376, 18.8.30: formats that every sheet knows without writing them down. */
const BUILT_IN = new Map<number, NumberShape['kind']>([
  [9, 'percent'],
  [10, 'percent'],
  ...[14, 15, 16, 17].map((id) => [id, 'date'] as const),
  ...[18, 19, 20, 21, 45, 46, 47].map((id) => [id, 'time'] as const),
  [22, 'moment'],
])
const DAY_MS = 86_400_000
/** Day 0 of a sheet; Excel believes that 1900 was a leap year, hence the 30th. */
const DAY_0 = Date.UTC(1899, 11, 30)
const DAYS_TO_1904 = 1462

/** By index of the style that a cell names. */
export function dateFormats(bytes: Uint8Array | undefined): NumberShape[] {
  const own = new Map<number, NumberShape>()
  const shapes: NumberShape[] = []
  let isCells = false
  if (bytes)
    readXml(bytes, {
      open: (name, attributes) => {
        if (name === 'numFmt') own.set(Number(attributes.numFmtId), shapeOf(attributes.formatCode ?? ''))
        if (name === 'cellXfs') isCells = true
        if (name === 'xf' && isCells) shapes.push(shapeById(Number(attributes.numFmtId ?? 0), own))
      },
      text: () => {},
      close: (name) => {
        if (name === 'cellXfs') isCells = false
      },
    })
  return shapes
}

/** As a person reads it: no binary tail, no day count for a date. */
export function shownNumber(value: number, shape: NumberShape, since1904: boolean): string {
  if (!Number.isFinite(value)) return ''
  if (shape.kind === 'percent') return `${rounded(value * 100)}%`
  if (shape.kind === 'money') return `${shape.before}${grouped(value, shape.digits)}${shape.after}`
  if (shape.kind === 'number') return String(rounded(value))
  const moment = new Date(DAY_0 + Math.round((value + (since1904 ? DAYS_TO_1904 : 0)) * DAY_MS))
  if (Number.isNaN(moment.getTime())) return String(value)
  const [day = '', time = ''] = moment.toISOString().split(/[T.]/)
  if (shape.kind === 'time') return time.slice(0, 5)
  return shape.kind === 'date' ? day : `${day} ${time.slice(0, 5)}`
}

function shapeById(id: number, own: ReadonlyMap<number, NumberShape>): NumberShape {
  const kind = BUILT_IN.get(id)
  if (kind === undefined || kind === 'money') return own.get(id) ?? { kind: 'number' }
  return { kind }
}

function shapeOf(code: string): NumberShape {
  const first = code.split(';')[0] ?? ''
  const bare = first.replace(/\[[^[\]]*\]|"[^"]*"|\\./g, '')
  if (/[dy]/i.test(bare) || /m{3,}/i.test(bare)) return { kind: /h/i.test(bare) ? 'moment' : 'date' }
  if (/h|s|\[h/i.test(bare)) return { kind: 'time' }
  if (bare.includes('%')) return { kind: 'percent' }
  const [, before = '', figures = '', after = ''] = /^([^#0?]*)([#0?][#0?,.\s_-]*)(.*)$/.exec(literal(first)) ?? []
  const digits = figures.split('.')[1]?.match(/[#0?]/g)?.length ?? 0
  return /\p{Sc}|^[A-Z]{3}\s?$/u.test(before + after)
    ? { kind: 'money', before, after: after.trimEnd(), digits }
    : { kind: 'number' }
}

/** `[$₹-4009]` and `"₹"` are the sign alone. */
function literal(code: string): string {
  return code
    .replace(/\[\$([^[\]-]*)(?:-[^[\]]*)?\]/g, '$1')
    .replace(/\[[^[\]]*\]/g, '')
    .replace(/"([^"]*)"/g, '$1')
    .replace(/[_*]./g, '')
    .replaceAll('\\', '')
}

function rounded(value: number): number {
  return Number(value.toPrecision(12))
}

/** As precisely as the sheet shows it, and never less than cents: a price by the unit has more. */
function grouped(value: number, digits: number): string {
  const maximumFractionDigits = Math.min(Math.max(digits, 2), 12)
  return new Intl.NumberFormat('en-US', { maximumFractionDigits }).format(rounded(value))
}
