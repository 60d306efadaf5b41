import { z } from '@hono/zod-openapi'

/**
 * What a client may ask to be said, in its shape only: how long and how many stands in whatsapp/outbound-problem.ts, which
 * says it in words. Files are named by the upload they came with.
 */
const upload = z
  .string()
  .regex(/^upl_[\w-]{1,80}$/)
  .openapi({ description: 'upl_…, of this conversation.' })

const location = { latitude: z.number(), longitude: z.number() }
const section = z.object({ title: z.string(), productIds: z.array(z.string()) })

const file = { upload, caption: z.string().optional() }
const contact = z.object({
  name: z.string(),
  phones: z.array(z.object({ phone: z.string(), type: z.string().max(20).optional() })).default([]),
  emails: z.array(z.string()).optional(),
  organisation: z.string().optional(),
})

const row = z.object({ id: z.string(), title: z.string(), description: z.string().optional() })

const action = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('buttons'), buttons: z.array(z.object({ id: z.string(), title: z.string() })) }),
  z.object({
    kind: z.literal('list'),
    button: z.string(),
    sections: z.array(z.object({ title: z.string().optional(), rows: z.array(row) })),
  }),
  z.object({ kind: z.literal('cta_url'), text: z.string(), url: z.string() }),
  z.object({ kind: z.literal('location_request') }),
  z.object({ kind: z.literal('contact_request') }),
  z.object({
    kind: z.literal('address'),
    country: z.literal('IN'),
    values: z.record(z.string().max(60), z.string().max(500)).optional(),
  }),
  z.object({
    kind: z.literal('flow'),
    flowId: z.string(),
    text: z.string(),
    token: z.string().optional(),
    screen: z.string().optional(),
    data: z.record(z.string().max(200), z.unknown()).optional(),
    draft: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('product'), catalogId: z.string().max(64), productId: z.string() }),
  z.object({ kind: z.literal('product_list'), catalogId: z.string().max(64), sections: z.array(section) }),
])

const interactiveHeader = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('image'), upload }),
  z.object({ type: z.literal('video'), upload }),
  z.object({ type: z.literal('document'), upload }),
])

export const messageContent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('image'), ...file }),
    z.object({ type: z.literal('video'), ...file }),
    z.object({ type: z.literal('document'), ...file }),
    z.object({ type: z.literal('audio'), ...file, voice: z.boolean().optional() }),
    z.object({ type: z.literal('sticker'), ...file }),
    z.object({ type: z.literal('location'), ...location, name: z.string().optional(), address: z.string().optional() }),
    z.object({ type: z.literal('contacts'), contacts: z.array(contact) }),
    z.object({
      type: z.literal('interactive'),
      body: z.string(),
      header: interactiveHeader.optional(),
      footer: z.string().optional(),
      action,
    }),
  ])
  .openapi('MessageContent', { description: 'A file, a place, contact cards, or something to tap.' })

const templateHeader = z.object({
  text: z.string().max(4096).optional(),
  upload: upload.optional(),
  location: z.object({ ...location, name: z.string().max(1000), address: z.string().max(1000) }).optional(),
  product: z.object({ catalogId: z.string().max(64), productId: z.string().max(256) }).optional(),
})

const templateParts = {
  header: templateHeader.optional(),
  body: z
    .array(z.object({ name: z.string().max(100).optional(), text: z.string().max(4096) }))
    .max(100)
    .default([])
    .openapi({ description: 'What goes into the blanks: in their order, or by name where they have names.' }),
  buttons: z
    .array(
      z.object({
        index: z.number().int().min(0).max(9),
        value: z.string().max(4096).optional(),
        sections: z.array(section).max(10).optional(),
      }),
    )
    .max(10)
    .optional()
    .openapi({
      description: 'By the position of the button: the ending of its link, the code, the payload, the flow token.',
    }),
}

const chosenTemplate = z.object({
  name: z.string().max(512),
  language: z.string().max(20),
  ...templateParts,
  cards: z.array(z.object(templateParts)).max(10).optional().openapi({ description: 'Of a carousel, in order.' }),
  offerEndsAt: z.number().int().positive().optional().openapi({ description: 'Of a limited-time offer, epoch ms.' }),
})

export const newMessage = z
  .object({
    kind: z.enum(['reply', 'note', 'template', 'message']).default('reply'),
    text: z.string().optional().openapi({ description: 'Of a reply or a note: at most 4,096 characters.' }),
    preview: z.boolean().optional().openapi({ description: 'Of a reply: show what its first link leads to.' }),
    template: chosenTemplate.optional(),
    content: messageContent.optional(),
    replyTo: z.string().max(512).optional().openapi({ description: 'The message answered: msg_<seq>, or its wamid.' }),
    seenOutbound: z.number().int().min(0).optional().openapi({
      description: 'seq of the newest answer the writer saw: refused once when somebody else has spoken since.',
    }),
    agentId: z.string().max(80).optional().openapi({ description: 'For API keys: the user in whose name it is said.' }),
  })
  .superRefine(({ kind, text, template, content }, { addIssue }) => {
    const needs = (path: string, message: string) => addIssue({ code: 'custom', path: [path], message })
    if (kind === 'template' && !template) needs('template', 'Name the template.')
    if (kind === 'message' && !content) needs('content', 'Say what is to be sent.')
    if ((kind === 'reply' || kind === 'note') && text === undefined) needs('text', 'Say something.')
  })
  .openapi('NewMessage')

export type NewMessage = z.output<typeof newMessage>
export type MessageContent = z.output<typeof messageContent>
export type ChosenTemplateBody = z.output<typeof chosenTemplate>

export const reactionBody = z.object({
  emoji: z.string().max(64).openapi({ description: "One emoji; '' takes the reaction back." }),
})
