import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { parseFile } from '../../../workers/knowledge/parse/file'

async function told(...[type, text]: [Parameters<typeof parseFile>[0], string | Uint8Array]): Promise<string[]> {
  const parsed = await parseFile(type, typeof text === 'string' ? strToU8(text) : text)
  if (!parsed.ok) throw new Error(parsed.fault)
  return parsed.blocks.map(({ text }) => text)
}

const HOURS = [
  ['Monday', '9:00–18:00'],
  ['Sunday', 'Closed'],
  ['Public holidays', '10:00–14:00'],
]
const PLAIN = ['Monday | 9:00–18:00', 'Sunday | Closed', 'Public holidays | 10:00–14:00']

test.each([
  ['csv', HOURS.map((cells) => cells.join(',')).join('\n')],
  ['html', `<table>${HOURS.map(([day, hours]) => `<tr><td>${day}</td><td>${hours}</td></tr>`).join('')}</table>`],
] as const)('a table without names for its columns (%s): no row of it is taken for them', async (type, text) => {
  expect(await told(type, text)).toEqual(PLAIN)
})

test('a first row whose value stands in its column again is no row of names', async () => {
  const rows = 'Monday,Closed\nTuesday,9 to 18\nSunday,Closed'
  expect(await told('csv', rows)).toEqual(['Monday | Closed', 'Tuesday | 9 to 18', 'Sunday | Closed'])
})

test('a title and a note may stand above the names, and the names stand again on the next page', async () => {
  const rows = 'Fares 2026,,\nall in rupees,,\nFrom,To,Fare\nPune,Goa,400\nFrom,To,Fare\nGoa,Pune,410'
  expect(await told('csv', rows)).toEqual([
    'Fares 2026',
    'all in rupees',
    'From: Pune; To: Goa; Fare: 400',
    'From: Goa; To: Pune; Fare: 410',
  ])
})

test('a cell that reaches over several rows or columns is told where it stands', async () => {
  const table = `<table><caption>From 1 May</caption>
    <tr><th>Room</th><th>Board</th><th>Price</th></tr>
    <tr><td rowspan="2">Deluxe</td><td>none</td><td>100</td></tr>
    <tr><td>full</td><td>150</td></tr>
    <tr><td>Suite</td><td colspan="2">on request</td></tr>
    <tr><td>Attic</td><td>none</td><td>60</td></tr></table>`
  expect(await told('html', table)).toEqual([
    'From 1 May',
    'Room: Deluxe; Board: none; Price: 100',
    'Room: Deluxe; Board: full; Price: 150',
    'Room: Suite; Board: on request',
    'Room: Attic; Board: none; Price: 60',
  ])
})

test('a page that says which cells are names is believed', async () => {
  const years =
    '<table><tr><th>Room</th><th>2025</th><th>2026</th></tr><tr><td>Deluxe</td><td>100</td><td>120</td></tr></table>'
  expect(await told('html', years)).toEqual(['Room: Deluxe; 2025: 100; 2026: 120'])
  const days = '<table><tr><th>Monday</th><td>Closed</td></tr><tr><th>Tuesday</th><td>9 to 18</td></tr></table>'
  expect(await told('html', days)).toEqual(['Monday: Closed', 'Tuesday: 9 to 18'])
  const marked = '| Day | Hours |\n|---|---|\n| Monday | Closed |\n| Sunday | Closed |'
  expect(await told('markdown', marked)).toEqual(['Day: Monday; Hours: Closed', 'Day: Sunday; Hours: Closed'])
})

test("a note's number does not become part of a price", async () => {
  const text =
    '<p>A ticket costs 100<sup>1</sup> rupees on the 1<sup>st</sup> of May; the hall has 50 m<sup>2</sup>.</p>'
  expect(await told('html', text)).toEqual(['A ticket costs 100 [1] rupees on the 1st of May; the hall has 50 m2.'])
})

test('a page that is a form as a whole is read all the same; a form on a page is not', async () => {
  const form = '<form><h1>Fares</h1><p>A ticket costs 400 rupees.</p><label>Name</label><input></form>'
  expect(await told('html', `<body>${form}</body>`)).toContain('A ticket costs 400 rupees.')
  expect(await told('html', `<body><p>Call us.</p>${form}</body>`)).toEqual(['Call us.'])
})

test.each([
  [
    'cells that are named',
    () =>
      `${Array.from({ length: 400 }, (_, n) => `name ${n} ${'x'.repeat(70)}`).join(',')}\n${`${'y,'.repeat(399)}y\n`.repeat(15_000)}`,
    'csv',
  ],
  [
    'a cell that reaches down without end',
    () =>
      `<table><tr><th>a</th><th>b</th></tr><tr><td rowspan="1000">${'z'.repeat(100_000)}</td><td>1</td></tr>${'<tr><td>2</td></tr>'.repeat(999)}</table>`,
    'html',
  ],
] as const)(
  'a file that is short and would become endless text (%s) is refused',
  { timeout: 60_000 },
  async (_, make, type) => {
    const begun = performance.now()
    expect(await parseFile(type, strToU8(make()))).toEqual({ ok: false, fault: 'too_large' })
    expect(performance.now() - begun).toBeLessThan(20_000)
  },
)
