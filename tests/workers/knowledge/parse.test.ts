import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { fileTypeOf } from '../../../workers/knowledge/file-type'
import { type Block, markdownOf } from '../../../workers/knowledge/parse/block'
import { parseFile } from '../../../workers/knowledge/parse/file'
import { docxOf, xlsxOf } from '../../support/documents/office'
import { pageOf, pdfOf } from '../../support/documents/pdf'

async function blocksOf(...[type, bytes]: Parameters<typeof parseFile>): Promise<Block[]> {
  const parsed = await parseFile(type, bytes)
  if (!parsed.ok) throw new Error(parsed.fault)
  return parsed.blocks
}

const text = (words: string) => strToU8(words)

test('a PDF of fifty pages: headings by their size, paragraphs across lines, each with its page, no running titles', async () => {
  const pages = Array.from({ length: 50 }, (_, n) =>
    pageOf(
      `Chapter ${n + 1}`,
      [
        `In chapter ${n + 1} the fee for a change is ${100 + n} rupees, and this sentence is long enough that it must be broken over more than one line of the page.`,
        'A second paragraph.',
      ],
      n + 1,
    ),
  )
  const blocks = await blocksOf('pdf', pdfOf(pages))
  expect(blocks.slice(0, 3)).toEqual([
    { kind: 'heading', level: 1, text: 'Chapter 1', place: 'p. 1' },
    {
      kind: 'text',
      text: 'In chapter 1 the fee for a change is 100 rupees, and this sentence is long enough that it must be broken over more than one line of the page.',
      place: 'p. 1',
    },
    { kind: 'text', text: 'A second paragraph.', place: 'p. 1' },
  ])
  expect(blocks.at(-3)).toEqual({ kind: 'heading', level: 1, text: 'Chapter 50', place: 'p. 50' })
  expect(blocks).toHaveLength(150)
})

test('a table in a PDF is told row by row', async () => {
  const row = (room: string, price: string) => [{ text: room }, { text: price, x: 300, beside: true }]
  const lines = [...row('Room', 'Price'), ...row('Deluxe', 'Rs. 4,500'), ...row('Suite', 'Rs. 9,000')]
  expect(await blocksOf('pdf', pdfOf([[{ text: 'Rates', size: 20 }, ...lines]]))).toEqual([
    { kind: 'heading', level: 1, text: 'Rates', place: 'p. 1' },
    { kind: 'row', text: 'Room: Deluxe; Price: Rs. 4,500', place: 'p. 1' },
    { kind: 'row', text: 'Room: Suite; Price: Rs. 9,000', place: 'p. 1' },
  ])
})

test('a sentence that goes on over the page stays whole; a divided word too', async () => {
  const pages = [[{ text: 'We refund the whole' }], [{ text: 'price until the depar-' }, { text: 'ture of the bus.' }]]
  expect(await blocksOf('pdf', pdfOf(pages))).toEqual([
    { kind: 'text', text: 'We refund the whole price until the departure of the bus.', place: 'p. 1' },
  ])
})

test('a Word document: headings, paragraphs, and a table whose rows name their columns', async () => {
  const bytes = docxOf([
    '# Rooms',
    'All have a view.',
    '## Prices',
    [
      ['Room', 'Price'],
      ['Deluxe', '₹4,500'],
    ],
  ])
  expect(fileTypeOf(bytes, 'rooms.docx').type).toBe('docx')
  expect(await blocksOf('docx', bytes)).toEqual([
    { kind: 'heading', level: 1, text: 'Rooms', place: null },
    { kind: 'text', text: 'All have a view.', place: null },
    { kind: 'heading', level: 2, text: 'Prices', place: null },
    { kind: 'row', text: 'Room: Deluxe; Price: ₹4,500', place: null },
  ])
})

test('a workbook: each row with its columns, dates as days, money with its sign, and where it stands', async () => {
  const bytes = xlsxOf({
    Prices: [
      ['Price list 2026'],
      ['Room', 'Price', 'From'],
      ['Deluxe', { money: 4500 }, { date: '2026-04-01' }],
      ['Suite', { money: 9000.5 }, null],
    ],
    Empty: [],
  })
  expect(fileTypeOf(bytes, 'prices.xlsx').type).toBe('xlsx')
  expect(await blocksOf('xlsx', bytes)).toEqual([
    { kind: 'heading', level: 1, text: 'Prices', place: 'Prices' },
    { kind: 'text', text: 'Price list 2026', place: 'Prices!1' },
    { kind: 'row', text: 'Room: Deluxe; Price: ₹4,500; From: 2026-04-01', place: 'Prices!3' },
    { kind: 'row', text: 'Room: Suite; Price: ₹9,000.5', place: 'Prices!4' },
  ])
})

test('a sheet of questions and answers becomes entries, with their other phrasings', async () => {
  const csv = 'Question,Answer,Also asked\n"Do you ship abroad?","Yes, to 40 countries.","International delivery?"\n'
  expect(await blocksOf('csv', text(csv))).toEqual([
    {
      kind: 'entry',
      questions: ['Do you ship abroad?', 'International delivery?'],
      text: 'Yes, to 40 countries.',
      place: 'row 2',
    },
  ])
})

test('a CSV with semicolons, and one in the letters of Windows', async () => {
  const latin = Uint8Array.from('Zimmer;Preis\nDoppelzimmer für zwei;80 €', (char) =>
    char === '€' ? 0x80 : char.charCodeAt(0),
  )
  expect(fileTypeOf(latin, 'preise.csv').type).toBe('csv')
  expect(await blocksOf('csv', latin)).toMatchObject([{ text: 'Zimmer: Doppelzimmer für zwei; Preis: 80 €' }])
})

test('of a web page only what it says itself', async () => {
  const html = `<!doctype html><html lang="en"><head><title>Fares</title><script>var x = 1</script></head><body>
    <nav><a href="/">Home</a></nav><header>Bluebird</header><main><h1>Fares</h1><p>A ticket costs <b>Rs. 499</b>.<br>Children pay half.</p>
    <ul><li>Pets: free</li><li>Bikes: Rs. 50</li></ul><p hidden>secret</p>
    <table><tr><th>From</th><th>Price</th></tr><tr><td>Pune</td><td>₹300</td></tr></table></main><footer>Imprint</footer></body></html>`
  expect(markdownOf(await blocksOf('html', text(html)))).toBe(
    '# Fares\n\nA ticket costs Rs. 499.\nChildren pay half.\n\n- Pets: free\n- Bikes: Rs. 50\n\n- From: Pune; Price: ₹300',
  )
})

test('Markdown with a table', async () => {
  const md = '# Fees\n\n| Change | Fee |\n|---|---|\n| Name | ₹200 |\n| Date | ₹500 |\n\nPaid online.'
  expect(await blocksOf('markdown', text(md))).toMatchObject([
    { text: 'Fees' },
    { text: 'Change: Name; Fee: ₹200' },
    { text: 'Change: Date; Fee: ₹500' },
    { text: 'Paid online.' },
  ])
})

test('what cannot be read says why', async () => {
  expect(await parseFile('pdf', pdfOf([[], []]))).toEqual({ ok: false, fault: 'scanned' })
  expect(await parseFile('pdf', text('%PDF-1.4 and nothing else'))).toEqual({ ok: false, fault: 'damaged' })
  expect(await parseFile('docx', text('PK\x03\x04 broken'))).toEqual({ ok: false, fault: 'damaged' })
  expect(await parseFile('xlsx', zipSync({ 'a.txt': text('x') }))).toEqual({ ok: false, fault: 'damaged' })
  expect(await parseFile('text', text('   '))).toEqual({ ok: false, fault: 'empty' })
  expect(await parseFile('pdf', pdfOf(Array.from({ length: 601 }, () => [{ text: 'x' }])))).toEqual({
    ok: false,
    fault: 'too_many_pages',
  })
})

test('an archive that would fill the memory is not inflated', async () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(61_000_000), '[Content_Types].xml': text('x') })
  expect(bomb.byteLength).toBeLessThan(100_000)
  expect(await parseFile('docx', bomb)).toEqual({ ok: false, fault: 'too_large_inside' })
})

test('a table in a PDF that goes on after a gap, or on the next page, keeps the names of its columns', async () => {
  const row = (...cells: string[]) =>
    cells.map((text, n) => (n === 0 ? { text } : { text, x: 50 + n * 150, beside: true }))
  const first = [
    ...row('Room', 'Price', 'Board'),
    ...row('Deluxe', 'Rs. 100', 'full'),
    ...row('Suite', 'Rs. 200'),
    ...row('Attic', 'on request', 'none'),
    ...row('Cabin', 'Rs. 50', 'half'),
  ]
  const next = [...row('Loft', 'on request', 'full'), ...row('Hut', 'Rs. 20', 'none')]
  const blocks = await blocksOf('pdf', pdfOf([[{ text: 'Rates', size: 20 }, ...first], next]))
  const told = blocks.map(({ text }) => text)
  expect(told).toContain('Room: Attic; Price: on request; Board: none')
  expect(told).toContain('Room: Loft; Price: on request; Board: full')
  expect(told).toContain('Room: Hut; Price: Rs. 20; Board: none')
})
