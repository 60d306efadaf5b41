import * as z from 'zod'

/** A template as somebody writes it, before Meta has it. Lengths are judged by lint.ts, which says what is wrong in words. */

export const CATEGORIES = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const
export type Category = (typeof CATEGORIES)[number]

const words = z.string().max(5000)
/** Blank → what stands for it in Meta's review, or when nothing is known. */
const byBlank = z.record(z.string().max(100), z.string().max(5000))

const header = z.discriminatedUnion('format', [
  z.object({ format: z.literal('TEXT'), text: words, example: words.default('') }),
  z.object({
    format: z.enum(['IMAGE', 'VIDEO', 'DOCUMENT']),
    /** Of the sample uploaded; '' as long as there is none. */
    handle: z.string().max(4000).default(''),
  }),
  z.object({ format: z.literal('LOCATION') }),
])

const button = z.discriminatedUnion('type', [
  z.object({ type: z.literal('QUICK_REPLY'), text: words }),
  /** `url` may end in {{1}}; `example` is then the whole address. */
  z.object({ type: z.literal('URL'), text: words, url: words, example: words.default('') }),
  z.object({ type: z.literal('PHONE_NUMBER'), text: words, phone: words }),
  z.object({ type: z.literal('COPY_CODE'), example: words }),
  z.object({
    type: z.literal('FLOW'),
    text: words,
    flowId: words,
    action: z.enum(['navigate', 'data_exchange']).default('navigate'),
    screen: words.default(''),
  }),
  z.object({ type: z.literal('CATALOG'), text: words }),
])

const card = z.object({
  header: z.object({ format: z.enum(['IMAGE', 'VIDEO']), handle: z.string().max(4000).default('') }),
  body: words,
  examples: byBlank.default({}),
  buttons: z.array(button).max(10),
})

export const templateDraft = z.object({
  name: z.string().max(600),
  /** `en_US` */
  language: z.string().max(20),
  category: z.enum(CATEGORIES),
  parameterFormat: z.enum(['POSITIONAL', 'NAMED']).default('POSITIONAL'),
  header: header.nullable().default(null),
  body: words.default(''),
  /** Of the body's blanks: `1`, or their names. */
  examples: byBlank.default({}),
  footer: words.default(''),
  buttons: z.array(button).max(20).default([]),
  /** Limited-time offer: shown above the body, with a clock where the offer ends. */
  offer: z.object({ text: words, ends: z.boolean() }).nullable().default(null),
  /** Carousel. */
  cards: z.array(card).max(20).default([]),
  /** Only AUTHENTICATION: Meta writes the text itself. */
  authentication: z
    .object({ securityNote: z.boolean(), expiresInMinutes: z.number().nullable(), buttonText: words.default('') })
    .nullable()
    .default(null),
  ttlSeconds: z.number().int().nullable().default(null),
  /** What stands for a blank when nothing is known: `body.1`, `header.name`, `button.0`, `cards.1.body.1` → text. */
  fallbacks: byBlank.default({}),
})

export type TemplateDraft = z.output<typeof templateDraft>
export type DraftHeader = NonNullable<TemplateDraft['header']>
export type DraftButton = TemplateDraft['buttons'][number]
export type DraftCard = TemplateDraft['cards'][number]
