import { strToU8, zipSync } from 'fflate'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** `# ` and `## ` begin a heading; a list of lists is a table. */
export type DocxPart = string | readonly (readonly string[])[]

/** A Word document as Word writes it, with the least that it must have. */
export function docxOf(parts: readonly DocxPart[]): Uint8Array<ArrayBuffer> {
  const body = parts.map((part) => (typeof part === 'string' ? paragraph(part) : table(part))).join('')
  return zipped({
    '[Content_Types].xml': types(
      'word/document.xml',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
    ),
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/document.xml': `${XML}<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `${XML}<w:styles xmlns:w="${WORD}">${[1, 2].map(headingStyle).join('')}</w:styles>`,
    'word/_rels/document.xml.rels': relations([['styles', 'styles.xml']]),
  })
}

/** A number is written as one; `date` is a day of it. */
export type Cell = string | number | { date: string } | { money: number } | null

/** A workbook: sheets by name, with shared strings, a style for dates and one for rupees. */
export function xlsxOf(sheets: Record<string, readonly (readonly Cell[])[]>): Uint8Array<ArrayBuffer> {
  const strings: string[] = []
  const names = Object.keys(sheets)
  const files = Object.values(sheets).map((rows, n) => [`xl/worksheets/sheet${n + 1}.xml`, sheetOf(rows, strings)])
  return zipped({
    '[Content_Types].xml': types(
      'xl/workbook.xml',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
    ),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${XML}<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}"><sheets>${names
      .map((name, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(names.map((_, n) => ['worksheet', `worksheets/sheet${n + 1}.xml`])),
    ...Object.fromEntries(files),
    'xl/styles.xml': `${XML}<styleSheet xmlns="${SHEET}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[$₹-4009]#,##0"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${XML}<sst xmlns="${SHEET}">${strings.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
  })
}

function sheetOf(rows: readonly (readonly Cell[])[], strings: string[]): string {
  const written = rows.map(
    (row, r) =>
      `<row r="${r + 1}">${row.map((cell, c) => cellOf(cell, `${letter(c)}${r + 1}`, strings)).join('')}</row>`,
  )
  return `${XML}<worksheet xmlns="${SHEET}"><sheetData>${written.join('')}</sheetData></worksheet>`
}

function cellOf(cell: Cell, at: string, strings: string[]): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${strings.push(cell) - 1}</v></c>`
  if ('money' in cell) return `<c r="${at}" s="2"><v>${cell.money}</v></c>`
  return `<c r="${at}" s="1"><v>${(Date.parse(cell.date) - Date.UTC(1899, 11, 30)) / 86_400_000}</v></c>`
}

function letter(column: number): string {
  return String.fromCharCode(65 + column)
}

function paragraph(text: string): string {
  const [, marks = '', words = text] = /^(#{1,2}) (.*)$/.exec(text) ?? []
  const style = marks === '' ? '' : `<w:pPr><w:pStyle w:val="Heading${marks.length}"/></w:pPr>`
  return `<w:p>${style}<w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r></w:p>`
}

function table(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`
}

function headingStyle(level: number): string {
  return `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`
}

function types(part: string, type: string): string {
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="${type}"/></Types>`
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const written = targets.map(
    ([kind, target], n) => `<Relationship Id="rId${n + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${written.join('')}</Relationships>`
}

function zipped(files: Record<string, string | undefined>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([name, text = '']) => [name, strToU8(text)])
  return new Uint8Array(zipSync(Object.fromEntries(entries)))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
