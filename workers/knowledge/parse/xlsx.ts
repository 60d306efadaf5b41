import { MOST_TEXT_BYTES } from '../text-check'
import { type Block, UnreadableFile } from './block'
import { MOST_ROWS } from './csv'
import { blocksOfTable, type Row } from './rows'
import { dateFormats, type NumberShape, shownNumber } from './xlsx-numbers'
import { readXml } from './xml'
import { openZip } from './zip'

const WANTED = /^xl\/(?:workbook|sharedStrings|styles|_rels\/workbook|worksheets\/[^/]+)\.xml(?:\.rels)?$/i
const MOST_COLUMNS = 200
/** Cells that are filled from above. */
const MOST_FILLED = 200_000
/** Excel allows 31. */
const LONGEST_NAME = 100

/** Each sheet under its name, row by row with the names of its columns. What is hidden, and formulas, say nothing. */
export function readXlsx(bytes: Uint8Array): Block[] {
  const entries = openZip(bytes, (name) => WANTED.test(name))
  const workbook = entries.get('xl/workbook.xml')
  if (!workbook) throw new UnreadableFile('damaged')
  const strings = sharedStrings(entries.get('xl/sharedStrings.xml'))
  const shapes = dateFormats(entries.get('xl/styles.xml'))
  const targets = targetsOf(entries.get('xl/_rels/workbook.xml.rels'))
  const { sheets, since1904 } = sheetsOf(workbook)
  let rest = MOST_ROWS
  let chars = 0
  return sheets.flatMap(({ name, relation }): Block[] => {
    const sheet = entries.get(targets.get(relation) ?? '')
    if (!sheet) return []
    const rows = rowsOf(sheet, { name, strings, shapes, since1904 })
    rest -= rows.length
    if (rest < 0) throw new UnreadableFile('too_large')
    const blocks = blocksOfTable(rows)
    for (const { text } of blocks) chars += text.length
    if (chars > MOST_TEXT_BYTES) throw new UnreadableFile('too_large')
    return blocks.length === 0 ? [] : [{ kind: 'heading', level: 1, text: name, place: name }, ...blocks]
  })
}

interface Book {
  name: string
  strings: readonly string[]
  shapes: readonly NumberShape[]
  since1904: boolean
}

function sharedStrings(bytes: Uint8Array | undefined): string[] {
  const strings: string[] = []
  let open: string | null = null
  let isText = false
  let isReading = true
  if (bytes)
    readXml(bytes, {
      open: (name) => {
        if (name === 'si') open = ''
        if (name === 'rPh') isReading = false // how it is pronounced, in Japanese
        isText = name === 't'
      },
      text: (text) => {
        if (open !== null && isText && isReading) open += text
      },
      close: (name) => {
        if (name === 'rPh') isReading = true
        if (name === 't') isText = false
        if (name === 'si' && open !== null) strings.push(open)
      },
    })
  return strings
}

function targetsOf(bytes: Uint8Array | undefined): Map<string, string> {
  const targets = new Map<string, string>()
  if (bytes)
    readXml(bytes, {
      open: (name, { Id = '', Target = '' }) => {
        if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
      },
      text: () => {},
      close: () => {},
    })
  return targets
}

function sheetsOf(bytes: Uint8Array): { sheets: { name: string; relation: string }[]; since1904: boolean } {
  const sheets: { name: string; relation: string }[] = []
  let since1904 = false
  readXml(bytes, {
    open: (element, attributes) => {
      if (element === 'workbookPr') since1904 = isTrue(attributes.date1904)
      if (element === 'sheet' && (attributes.state ?? 'visible') === 'visible')
        sheets.push({ name: (attributes.name ?? '').slice(0, LONGEST_NAME), relation: attributes['r:id'] ?? '' })
    },
    text: () => {},
    close: () => {},
  })
  return { sheets, since1904 }
}

function rowsOf(bytes: Uint8Array, book: Book): Row[] {
  const rows: (Row & { isHidden: boolean })[] = []
  const hidden = new Set<number>()
  const merged: string[] = []
  let chars = 0
  let cell = { column: 0, type: '', style: 0 }
  let value = ''
  let isValue = false
  readXml(bytes, {
    open: (element, attributes) => {
      if (element === 'row') {
        if (rows.length >= MOST_ROWS) throw new UnreadableFile('too_large')
        rows.push({
          cells: [],
          place: `${book.name}!${attributes.r ?? rows.length + 1}`,
          isHidden: isTrue(attributes.hidden),
        })
      } else if (element === 'col' && isTrue(attributes.hidden)) {
        const last = Math.min(Number(attributes.max ?? 0), MOST_COLUMNS)
        for (let n = Number(attributes.min ?? 1); n <= last; n++) hidden.add(n - 1)
      } else if (element === 'mergeCell') {
        if (merged.length < MOST_ROWS) merged.push(attributes.ref ?? '')
      } else if (element === 'c') {
        const column = columnOf(attributes.r) ?? rows.at(-1)?.cells.length ?? 0
        cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0) }
        value = ''
      } else isValue = element === 'v' || element === 't'
    },
    text: (text) => {
      if (isValue) value += text
    },
    close: (element) => {
      if (element === 'v' || element === 't') isValue = false
      if (element !== 'c' || cell.column >= MOST_COLUMNS) return
      const row = rows.at(-1)
      if (!row) return
      while (row.cells.length < cell.column) row.cells.push('')
      const shown = shownCell(value, cell, book)
      // One long text may stand in a million cells, and be in the file once.
      chars += shown.length
      if (chars > MOST_TEXT_BYTES) throw new UnreadableFile('too_large')
      row.cells[cell.column] = shown
    },
  })
  fillDown(rows, merged)
  return rows
    .filter(({ isHidden }) => !isHidden)
    .map(({ cells, place }) => ({ cells: cells.filter((_, n) => !hidden.has(n)), place }))
}

/** A cell that reaches over several rows stands in each of them. */
function fillDown(rows: readonly Row[], merged: readonly string[]): void {
  const byNumber = new Map(rows.map((row) => [Number(/(?<=!)\d{1,7}$/.exec(row.place ?? '')?.[0]), row]))
  let looked = 0
  for (const reference of merged) {
    const [, letters, from, to] = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(reference) ?? []
    const column = columnOf(letters) ?? MOST_COLUMNS
    const value = byNumber.get(Number(from))?.cells[column] ?? ''
    if (value === '' || column >= MOST_COLUMNS) continue
    for (let n = Number(from) + 1; n <= Number(to) && looked < MOST_FILLED; n++) {
      looked++
      const cells = byNumber.get(n)?.cells
      if (!cells) continue
      while (cells.length < column) cells.push('')
      cells[column] ||= value
    }
  }
}

function isTrue(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true'
}

function shownCell(value: string, { type, style }: { type: string; style: number }, book: Book): string {
  if (value === '' || type === 'e') return ''
  if (type === 's') return (book.strings[Number(value)] ?? '').trim()
  if (type === 'b') return value === '1' ? 'yes' : 'no'
  if (type !== 'n') return value.trim()
  return shownNumber(Number(value), book.shapes[style] ?? { kind: 'number' }, book.since1904)
}

/** `C7` is column 2. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
