import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { FileType } from '../../../workers/knowledge/file-type'
import { parseFile } from '../../../workers/knowledge/parse/file'
import { readHtml } from '../../../workers/knowledge/parse/html'
import { docxOf, xlsxOf } from '../../support/documents/office'
import { pageOf, pdfOf } from '../../support/documents/pdf'

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  }
}

/** Some bytes changed, or the end cut off. */
function wounded(bytes: Uint8Array, seed: number): Uint8Array {
  const roll = dice(seed)
  const copy = bytes.slice(0, roll(4) === 0 ? roll(bytes.length) : bytes.length)
  for (let n = roll(30); n >= 0 && copy.length > 0; n--) copy[roll(copy.length)] = roll(256)
  return copy
}

const paragraph = 'A ticket costs 400 rupees, and children under five travel free.'
const SOUND: [FileType, Uint8Array][] = [
  ['pdf', pdfOf([pageOf('Fares', [paragraph], 1), pageOf('Pets', [paragraph], 2)])],
  [
    'docx',
    docxOf([
      '# Fares',
      paragraph,
      [
        ['From', 'Fare'],
        ['Pune', '₹400'],
      ],
    ]),
  ],
  [
    'xlsx',
    xlsxOf({
      Fares: [
        ['From', 'Fare'],
        ['Pune', { money: 400 }],
      ],
    }),
  ],
  ['html', strToU8(`<html><body><h1>Fares</h1><p>${paragraph}</p><table><tr><td>a<td>b</table></body></html>`)],
  ['csv', strToU8('From,Fare\n"Pune, city",400\n')],
]

test.each(SOUND)(
  'a %s with changed or missing bytes is read or refused, never more',
  { timeout: 60_000 },
  async (type, bytes) => {
    const outcomes = new Set<string>()
    for (let seed = 1; seed <= 80; seed++) {
      const parsed = await parseFile(type, wounded(bytes, seed))
      outcomes.add(parsed.ok ? 'read' : parsed.fault)
    }
    expect(outcomes).toContain('read')
  },
)

test('elements within elements without end are refused', () => {
  expect(() => readHtml('<div>'.repeat(5_000))).toThrow('not_readable')
})

test('a sheet that claims a million columns takes no memory for them', async () => {
  const sheet =
    '<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c><c r="A1"><v>2</v></c></row></sheetData></worksheet>'
  const bytes = zipSync({
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  })
  expect(await parseFile('xlsx', bytes)).toMatchObject({ ok: true, blocks: [{ text: 'A' }, { text: '2' }] })
})

test('entities that multiply are not expanded', async () => {
  const lol = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
  const strings = `${lol}<sst><si><t>&b;&b;</t></si></sst>`
  const bytes = zipSync({
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/sharedStrings.xml': strToU8(strings),
    'xl/worksheets/sheet1.xml': strToU8(
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>',
    ),
  })
  expect(await parseFile('xlsx', bytes)).toMatchObject({ ok: true, blocks: [{ text: 'A' }, { text: '&b;&b;' }] })
})

test('an archive of very many entries is refused', async () => {
  const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, n) => [`word/${n}.xml`, new Uint8Array(0)]))
  expect(await parseFile('docx', zipSync(many))).toEqual({ ok: false, fault: 'too_large_inside' })
})
