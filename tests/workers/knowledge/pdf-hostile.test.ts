import { strToU8, zlibSync } from 'fflate'
import { expect, test } from 'vitest'
import { parseFile } from '../../../workers/knowledge/parse/file'

const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'

/** One page for each of these contents, deflated; what else the file has comes last. */
function packed(contents: readonly string[], { catalog = '', page = '', others = [] as string[] } = {}): Uint8Array {
  const objects = [`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`, '', FONT]
  const kids: string[] = []
  for (const content of contents) {
    const hex = zlibSync(strToU8(content, true), { level: 9 }).toHex()
    objects.push(`<< /Length ${hex.length + 1} /Filter [/ASCIIHexDecode /FlateDecode] >>\nstream\n${hex}>\nendstream`)
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${page} /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length} 0 R >>`,
    )
    kids.push(`${objects.length} 0 R`)
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`
  objects.push(...others)
  let body = '%PDF-1.7\n'
  const offsets = objects.map((object, n) => {
    const at = body.length
    body += `${n + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  return strToU8(
    `${body}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF`,
    true,
  )
}

async function told(file: Uint8Array): Promise<string[]> {
  const parsed = await parseFile('pdf', file)
  if (!parsed.ok) throw new Error(parsed.fault)
  return parsed.blocks.map(({ text }) => text)
}

test.each([
  ['words', '1 0 0 1 60 700 Tm (Buy now and here.) Tj 1 0 0 1 60 300 Tm (Or over there.) Tj ', 15_000_000, false],
  ['spaces', ' '.repeat(30), 30_000_000, true],
  ['drawing', '0 0 m 1 1 l S ', 14_000_000, true],
])(
  'a page that is small and inflates to many megabytes of %s is read or refused in time',
  { timeout: 40_000 },
  async (_, piece, size, ok) => {
    const file = packed([`BT /F1 11 Tf 60 800 Td (Fares) Tj ${piece.repeat(size / piece.length)} ET`])
    expect(file.length).toBeLessThan(1_000_000)
    expect(await parseFile('pdf', file)).toMatchObject(ok ? { ok } : { ok, fault: 'too_large' })
  },
)

test('a program in a PDF is not run, and not told', async () => {
  const file = packed(['BT /F1 11 Tf 60 800 Td (Fares) Tj ET'], {
    catalog: '/OpenAction << /S /JavaScript /JS (globalThis.wasRun = true; app.alert\\(1\\)) >>',
  })
  expect(await told(file)).toEqual(['Fares'])
  expect(Reflect.get(globalThis, 'wasRun')).toBeUndefined()
})

test('pages that lead in a circle, or to nowhere, end', { timeout: 20_000 }, async () => {
  const text = new TextDecoder().decode(packed(['BT /F1 11 Tf 60 800 Td (Fares) Tj ET']))
  const circle = strToU8(text.replace('/Kids [5 0 R]', '/Kids [2 0 R]'))
  expect((await parseFile('pdf', circle)).ok).toBe(false)
  const many = strToU8(text.replace('/Count 1', '/Count 99999999'))
  expect((await parseFile('pdf', many)).ok).toBe(true)
})

test('a page that is turned is read as lines all the same', async () => {
  const lines = ['The gate opens at nine', 'and closes at six.'].map((line, n) =>
    line
      .split(' ')
      .map(
        (word, w) =>
          `0 1 -1 0 ${100 + n * 14} ${100 + (line.split(' ').slice(0, w).join(' ').length + (w > 0 ? 1 : 0)) * 6} Tm (${word}) Tj`,
      )
      .join(' '),
  )
  const file = packed([`BT /F1 11 Tf ${lines.join(' ')} ET`], { page: '/Rotate 90' })
  expect(await told(file)).toEqual(['The gate opens at nine and closes at six.'])
})

test('two columns are read one after the other, not across', async () => {
  const column = (x: number, lines: string[]) => lines.map((line, n) => `1 0 0 1 ${x} ${700 - n * 14} Tm (${line}) Tj`)
  const left = ['The gate opens at nine', 'and closes at six in', 'the evening.']
  const right = ['Pets travel free in', 'the luggage van on', 'all trains.']
  const file = packed([`BT /F1 11 Tf ${[...column(60, left), ...column(320, right)].join(' ')} ET`])
  expect(await told(file)).toEqual([
    'The gate opens at nine and closes at six in the evening.',
    'Pets travel free in the luggage van on all trains.',
  ])
})
