import * as z from 'zod'
import { isPosition } from './blanks'
import {
  cardsOf,
  componentOf,
  type TemplateButton,
  type TemplateCard,
  type TemplateHeader,
  type TemplateVariable,
  variablesOf,
} from './template-parts'
import { whyNotSendable } from './template-sendable'

export { blanksOf, fallbackKey, fillBlanks } from './blanks'
export type { TemplateButton, TemplateCard, TemplateHeader, TemplateVariable } from './template-parts'

/** A template as Meta keeps it, in our words: everything a form needs that asks for its values. */
export interface Template {
  id: string
  name: string
  language: string
  /** Meta's: `MARKETING`, `UTILITY`, `AUTHENTICATION`. */
  category: string
  /** Meta's: `APPROVED`, `PENDING`, `PAUSED`, … */
  status: string
  /** `NAMED`: its blanks have names, else numbers. */
  parameterFormat: 'POSITIONAL' | 'NAMED'
  header: TemplateHeader | null
  body: string
  footer: string | null
  buttons: TemplateButton[]
  /** The blanks of the body, in the order in which their values are asked for. */
  variables: TemplateVariable[]
  /** Of a carousel; else none. */
  cards: TemplateCard[]
  /** `expires`: it needs an end. */
  limitedTimeOffer: { text: string; expires: boolean } | null
  /** Of a code to sign in with: the code is the body's only blank, and its button copies it. */
  authentication: { expiresInMinutes: number | null } | null
  /** Meta's: `GREEN`, `YELLOW`, `RED`, `UNKNOWN`. */
  quality: string | null
  /** What stands for a blank that is left empty, by `fallbackKey`. */
  fallbacks: Record<string, string>
  costClass: 'free_in_window' | 'paid'
  sendable: boolean
  /** Why Meta would refuse it. */
  reason: string | null
}

/** Meta: until then utility templates were free inside an open window. */
const UTILITY_CHARGED_FROM = Date.UTC(2026, 9, 1)

const words = z.string().optional().catch(undefined)

const listed = z.object({
  // Longer than a number of JavaScript can be exact, where Meta sends it as a number.
  id: z.union([z.string(), z.number().transform(String)]),
  name: z.string().min(1),
  language: z.string().min(1),
  category: z.string().catch('UNKNOWN'),
  status: z.string().catch('UNKNOWN'),
  parameter_format: words,
  quality_score: z.object({ score: z.string() }).optional().catch(undefined),
  components: z.array(z.unknown()).catch([]),
})

/** null: nothing that can be read as a template. `fallbacks` are ours; the rest is as the Graph API lists it. */
export function parseTemplate(
  item: unknown,
  { fallbacks = {}, now = Date.now() }: { fallbacks?: Record<string, string>; now?: number } = {},
): Template | null {
  const read = listed.safeParse(item)
  if (!read.success) return null
  const { id, name, language, category, status, parameter_format, quality_score } = read.data
  const components = read.data.components.flatMap((one) => componentOf(one) ?? [])
  const part = (type: string) => components.find((one) => one.type === type)
  const isAuthentication = category === 'AUTHENTICATION'
  const body = part('BODY')
  const offer = part('LIMITED_TIME_OFFER')?.limited_time_offer
  const variables = variablesOf(body)
  const template = {
    id,
    name,
    language,
    category,
    status,
    parameterFormat: formatOf(parameter_format, variables),
    header: part('HEADER')?.header ?? null,
    body: body?.text ?? (isAuthentication ? '{{1}}' : ''),
    footer: part('FOOTER')?.text ?? null,
    buttons: (part('BUTTONS')?.buttons ?? []).map((button) => (isAuthentication ? codeButton(button) : button)),
    variables: isAuthentication && body?.text === undefined ? [{ key: '1' }] : variables,
    cards: cardsOf(part('CAROUSEL')),
    limitedTimeOffer: offer ? { text: offer.text, expires: offer.has_expiration } : null,
    authentication: isAuthentication ? { expiresInMinutes: part('FOOTER')?.code_expiration_minutes ?? null } : null,
    quality: quality_score?.score ?? null,
    fallbacks,
    costClass: costClassOf(category, now),
  }
  const reason = whyNotSendable(template, components)
  return { ...template, sendable: reason === null, reason }
}

function formatOf(told: string | undefined, variables: TemplateVariable[]): Template['parameterFormat'] {
  if (told?.toUpperCase() === 'NAMED') return 'NAMED'
  return told === undefined && variables.some(({ key }) => !isPosition(key)) ? 'NAMED' : 'POSITIONAL'
}

/** Meta lists it as a link of its own with a blank in it; whoever fills the template is asked for the code once. */
function codeButton({ text }: TemplateButton): TemplateButton {
  return { type: 'OTP', text, variables: [] }
}

function costClassOf(category: string, now: number): Template['costClass'] {
  return category === 'UTILITY' && now < UTILITY_CHARGED_FROM ? 'free_in_window' : 'paid'
}
