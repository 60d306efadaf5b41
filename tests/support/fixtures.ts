import badIndex from '../../../shared/whatsapp/fixtures/bad/index.json'
import index from '../../../shared/whatsapp/fixtures/index.json'

/** The files we were handed, as text: all but one are valid UTF-8, so their bytes are the text's. */
const texts = import.meta.glob<string>(
  ['../../../shared/whatsapp/fixtures/*.json', '../../../shared/whatsapp/fixtures/bad/*.json'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
)

export type Expected = Record<string, unknown>

interface Index {
  numbers: { tenant: string; waba_id: string; phone_number_id: string; display_phone_number: string }[]
  verification: { query: string; http: number; body?: string; content_type?: string; body_must_not_contain?: string }[]
  fixtures: { file: string; x_hub_signature_256: string; http: number; expected: { events: Expected[] } }[]
  sequences: {
    name: string
    final: {
      message_id?: string
      target_id?: string
      state?: string
      pricing_category?: string
      status_events_recorded?: number
    }
  }[]
}

interface BadIndex {
  fixtures: {
    file: string
    must: string
    http: number[]
    headers: Record<string, string | undefined>
    new_events: number | null
    text?: string
  }[]
}

export const fixtureIndex: Index = index
export const badFixtures: {
  fixtures: (Omit<BadIndex['fixtures'][number], 'headers'> & { headers: Record<string, string> })[]
} = {
  fixtures: (badIndex as BadIndex).fixtures.map((fixture) => ({ ...fixture, headers: present(fixture.headers) })),
}

export function fixtureText(file: string): string {
  const found = texts[`../../../shared/whatsapp/fixtures/${file}`]
  if (found === undefined) throw new Error(`no fixture ${file}`)
  return found
}

function present(headers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
