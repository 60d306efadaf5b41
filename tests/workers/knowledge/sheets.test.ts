import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { withoutHidden } from '../../../workers/knowledge/parse/docx-hidden'
import { parseFile } from '../../../workers/knowledge/parse/file'
import { shownNumber } from '../../../workers/knowledge/parse/xlsx-numbers'
import { type Cell, docxOf, xlsxOf } from '../../support/documents/office'

const SHEET = 'xl/worksheets/sheet1.xml'
const ROWS: Cell[][] = [
  ['Room', 'Cost to us', 'Board', 'Price'],
  ['Deluxe', 40, 'none', 100],
  [null, 45, 'full', 150],
  ['Suite', 90, 'none', 300],
]

/** A part of it written otherwise. */
function changed(file: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(file)
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part] ?? new Uint8Array()))) })
}

async function told(type: 'xlsx' | 'docx', file: Uint8Array): Promise<string[]> {
  const parsed = await parseFile(type, file)
  if (!parsed.ok) throw new Error(parsed.fault)
  return parsed.blocks.map(({ text }) => text)
}

test('what is hidden in a sheet is not told: neither a column nor a row', async () => {
  const file = changed(xlsxOf({ Rooms: ROWS }), SHEET, (xml) =>
    xml
      .replace('<sheetData>', '<cols><col min="2" max="2" hidden="1"/></cols><sheetData>')
      .replace('<row r="4">', '<row r="4" hidden="true">'),
  )
  expect(await told('xlsx', file)).toEqual([
    'Rooms',
    'Room: Deluxe; Board: none; Price: 100',
    'Board: full; Price: 150',
  ])
})

test('a cell that reaches over several rows stands in each of them', async () => {
  const file = changed(xlsxOf({ Rooms: ROWS }), SHEET, (xml) =>
    xml.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>'),
  )
  expect(await told('xlsx', file)).toContain('Room: Deluxe; Cost to us: 45; Board: full; Price: 150')
})

test('a price by the unit keeps all its places', async () => {
  const file = changed(
    xlsxOf({
      Power: [
        ['Tariff', 'A unit'],
        ['Night', { money: 0.125 }],
      ],
    }),
    'xl/styles.xml',
    (xml) => xml.replace('#,##0"', '#,##0.000"'),
  )
  expect(await told('xlsx', file)).toContain('Tariff: Night; A unit: ₹0.125')
  expect(shownNumber(1200.5, { kind: 'money', before: '₹', after: '', digits: 2 }, false)).toBe('₹1,200.5')
})

test.each<[string, () => Uint8Array]>([
  [
    'one long text in a million cells',
    () =>
      changed(xlsxOf({ Big: [['x'.repeat(30_000)]] }), SHEET, (xml) =>
        xml.replace(
          /<sheetData>.*<\/sheetData>/,
          `<sheetData>${`<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`.repeat(10_000)}</sheetData>`,
        ),
      ),
  ],
  [
    'cells that reach over all rows, twenty thousand times',
    () =>
      changed(xlsxOf({ Big: [['x'.repeat(20_000), 'b']] }), SHEET, (xml) =>
        xml.replace(
          '</sheetData>',
          `${Array.from({ length: 15_000 }, (_, n) => `<row r="${n + 2}"><c r="B${n + 2}"><v>1</v></c></row>`).join('')}</sheetData><mergeCells>${'<mergeCell ref="A1:A1048576"/>'.repeat(20_000)}</mergeCells>`,
        ),
      ),
  ],
])(
  'a workbook that is small and would become endless text (%s) is refused in time',
  { timeout: 60_000 },
  async (_, make) => {
    const file = make()
    const begun = performance.now()
    expect(await parseFile('xlsx', file)).toEqual({ ok: false, fault: 'too_large' })
    expect(performance.now() - begun).toBeLessThan(15_000)
  },
)

test('the name of a sheet does not multiply', async () => {
  const file = changed(xlsxOf({ Rooms: ROWS }), 'xl/workbook.xml', (xml) => xml.replace('Rooms', 'R'.repeat(1_000_000)))
  const parsed = await parseFile('xlsx', file)
  expect(JSON.stringify(parsed).length).toBeLessThan(5_000)
})

const WORD = 'word/document.xml'

test('of a Word document what was struck out or hidden is not told, what was put in is', async () => {
  const run = (text: string, mark = '') => `<w:r><w:rPr>${mark}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
  const file = changed(docxOf(['A ticket costs 400 rupees.']), WORD, (xml) =>
    xml.replace(
      /<w:p>.*<\/w:p>/,
      `<w:p>${run('A ticket costs ')}<w:del w:id="1"><w:r><w:delText>300</w:delText></w:r></w:del><w:ins w:id="2">${run('400')}</w:ins>${run(' rupees.')}${run(' Our margin is 90.', '<w:vanish/>')}${run(' Pets travel free.', '<w:vanish w:val="0"/>')}</w:p><w:p><w:moveFrom w:id="3">${run('Moved away.')}</w:moveFrom></w:p>`,
    ),
  )
  expect(await told('docx', file)).toEqual(['A ticket costs 400 rupees. Pets travel free.'])
})

test('a cell of a Word table that reaches over several rows stands in each of them', async () => {
  const file = changed(
    docxOf([
      [
        ['Room', 'Price'],
        ['Deluxe', '100'],
        ['', '150'],
      ],
    ]),
    WORD,
    (xml) => {
      const cells = xml.split('<w:tc>')
      return cells
        .map((cell, n) =>
          n === 3
            ? `<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${cell}`
            : n === 5
              ? `<w:tcPr><w:vMerge/></w:tcPr>${cell}`
              : cell,
        )
        .join('<w:tc>')
    },
  )
  expect(await told('docx', file)).toEqual(['Room: Deluxe; Price: 100', 'Room: Deluxe; Price: 150'])
})

test('elements within elements without end are refused in a Word document too', { timeout: 30_000 }, async () => {
  const deep = 200_000
  const file = changed(docxOf(['x']), WORD, (xml) =>
    xml.replace(
      /<w:p>.*<\/w:p>/,
      `${'<w:sdt><w:sdtContent>'.repeat(deep)}<w:p/>${'</w:sdtContent></w:sdt>'.repeat(deep)}`,
    ),
  )
  expect(await parseFile('docx', file)).toMatchObject({ ok: false })
})

test('very many hidden runs, or marks of none, cost no time', async () => {
  const runs = `<w:p>${'<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>'.repeat(50_000)}${'<w:vanish/>'.repeat(50_000)}<w:r><w:t>Seen.</w:t></w:r></w:p>`
  const begun = performance.now()
  expect(withoutHidden(runs)).toContain('Seen.')
  expect(withoutHidden(runs)).not.toContain('<w:t>x')
  expect(performance.now() - begun).toBeLessThan(2_000)
})
