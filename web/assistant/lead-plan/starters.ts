import type { MessageKey } from '../../i18n'
import { organizationServer } from '../../settings/organization/server'
import type { Flow, FlowSlot, LeadField } from './store'
import { ar } from './trades/ar'
import { en } from './trades/en'
import { es } from './trades/es'
import { hi } from './trades/hi'
import { pt } from './trades/pt'
import { ta } from './trades/ta'
import type { FlowId, RowId, TradeWords } from './trades/words'

const WORDS: Readonly<Record<string, TradeWords>> = { en, hi, ta, es, pt, ar }

type LeadRow = [id: RowId, kind: LeadField['kind'], worth: number, listensOnly?: true]
type FlowRow = [id: RowId, kind: FlowSlot['kind']]

export interface Trade {
  name: MessageKey
  lead: LeadRow[]
  flow: FlowId
  slots: FlowRow[]
}

/** What businesses of a trade usually find out first: to begin with, and to be changed. */
export const TRADES: Trade[] = [
  {
    name: 'leads.tradeRetail',
    lead: [
      ['product', 'text', 30],
      ['quantity', 'number', 20],
      ['budget', 'money', 20],
      ['needed_by', 'date', 20],
      ['email', 'email', 10, true],
    ],
    flow: 'order',
    slots: [
      ['product', 'text'],
      ['quantity', 'number'],
      ['address', 'text'],
      ['phone', 'phone'],
    ],
  },
  {
    name: 'leads.tradeClinic',
    lead: [
      ['treatment', 'text', 30],
      ['day', 'date', 30],
      ['patient', 'choice', 20],
      ['phone', 'phone', 20, true],
    ],
    flow: 'appointment',
    slots: [
      ['treatment', 'text'],
      ['day', 'date'],
      ['time', 'time'],
      ['patient', 'choice'],
      ['name', 'text'],
    ],
  },
  {
    name: 'leads.tradeTravel',
    lead: [
      ['destination', 'text', 25],
      ['from_day', 'date', 25],
      ['people', 'number', 20],
      ['budget', 'money', 20],
      ['email', 'email', 10, true],
    ],
    flow: 'trip',
    slots: [
      ['destination', 'text'],
      ['from_day', 'date'],
      ['people', 'number'],
      ['email', 'email'],
    ],
  },
  {
    name: 'leads.tradeEducation',
    lead: [
      ['course', 'text', 30],
      ['start', 'date', 20],
      ['how', 'choice', 20],
      ['email', 'email', 20],
      ['phone', 'phone', 10, true],
    ],
    flow: 'enrolment',
    slots: [
      ['course', 'text'],
      ['start', 'date'],
      ['how', 'choice'],
      ['name', 'text'],
    ],
  },
  {
    name: 'leads.tradeRealEstate',
    lead: [
      ['area', 'text', 25],
      ['size', 'choice', 20],
      ['budget', 'money', 25],
      ['visit', 'date', 20],
      ['phone', 'phone', 10, true],
    ],
    flow: 'viewing',
    slots: [
      ['area', 'text'],
      ['visit', 'date'],
      ['time', 'time'],
      ['name', 'text'],
    ],
  },
]

/** The language that the organization says it is in; a starter is written in it, and comes with the others beside it. */
export async function homeLanguage(): Promise<string> {
  const { organization } = await organizationServer.get()
  const base = organization.locale.split(/[-_]/)[0] ?? ''
  return Object.hasOwn(WORDS, base) ? base : 'en'
}

export function leadFields({ lead }: Trade, home: string): LeadField[] {
  return lead.map(([id, kind, worth, listensOnly]) => ({ ...asked(id, home, listensOnly), kind, worth }))
}

export function starterFlow({ flow, slots }: Trade, home: string, id: string): Flow {
  const { [home]: own = en, ...others } = WORDS
  const [name, done, ...phrases] = own.flows[flow]
  const rest = Object.entries(others)
  return {
    id,
    name,
    on: true,
    intents: [],
    // Whoever asks for it in another language is understood too.
    phrases: [...phrases, ...rest.flatMap(([, words]) => words.flows[flow].slice(2))],
    slots: slots.map(([row, kind]) => ({ ...asked(row, home), kind, required: true })),
    done,
    doneLines: Object.fromEntries(rest.map(([language, words]) => [language, words.flows[flow][1]])),
    teamId: null,
  }
}

function asked(id: RowId, home: string, listensOnly = false) {
  const { [home]: own = en, ...others } = WORDS
  const worded = (words: TradeWords) => {
    const [label, question, ...choices] = words.rows[id]
    return { label, question: listensOnly ? '' : question, choices }
  }
  return {
    id,
    ...worded(own),
    translations: Object.fromEntries(Object.entries(others).map(([language, words]) => [language, worded(words)])),
  }
}
