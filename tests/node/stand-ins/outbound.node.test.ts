import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messageContent } from '../../../workers/conversations/message-body'
import { withFiles } from '../../../workers/conversations/message-files'
import { parseTemplate } from '../../../workers/templates/template'
import { composeTemplate } from '../../../workers/templates/template-message'
import { graphPayload } from '../../../workers/whatsapp/outbound'
import { OUTBOUND_LIMITS } from '../../../workers/whatsapp/outbound-limits'
import type { MediaKind, OutboundMessage } from '../../../workers/whatsapp/outbound-message'
import { outboundProblem } from '../../../workers/whatsapp/outbound-problem'
import { isFields } from '../../stand-ins/simulator/fields.ts'
import { checkSend } from '../../stand-ins/simulator/send-check.ts'
import { fillTemplate } from '../../stand-ins/simulator/template-fill.ts'
import { TEMPLATES } from '../../stand-ins/simulator/templates.ts'

/** What passes our edge, Meta's checks must take. The other way round we may be stricter. */

const { interactive, list, products, contact, location } = OUTBOUND_LIMITS
const TO = { waId: '919555001234', userId: 'IN.4471', groupId: null }
const MIME: Record<MediaKind, string> = {
  image: 'image/png',
  video: 'video/mp4',
  audio: 'audio/ogg',
  document: 'application/pdf',
  sticker: 'image/webp',
}
const mediaIds = new Map(Object.keys(MIME).map((kind) => [`upl_${kind}`, kind]))

async function fileOf(uploadId: string) {
  const kind = Object.keys(MIME).find((one): one is MediaKind => `upl_${one}` === uploadId) ?? 'document'
  return { kind, uploadId, mimeType: MIME[kind], size: 10, filename: `${kind}.bin` }
}

function findMedia(id: string) {
  const mime = Object.entries(MIME).find(([kind]) => kind === id)?.[1]
  return mime === undefined ? undefined : { id, mime, base64: '' }
}

/** Of one length around a limit, of any characters: whole, combined, half. */
function words(limit: number) {
  const unit = fc.constantFrom('a', 'Z', ' ', '\n', 'न', 'த', 'م', '👩🏽‍🚀', '🌵', 'é', '"', '<', '\ud83d', '\0')
  const plain = fc.constantFrom('a', 'न', '🌵')
  const of = (one: fc.Arbitrary<string>) =>
    fc.oneof(
      fc.array(one, { maxLength: 6 }).map((parts) => parts.join('')),
      fc
        .tuple(one, fc.constantFrom(limit - 1, limit, limit + 1))
        .map(([part, count]) => part.repeat(Math.max(0, count))),
    )
  return fc.oneof({ weight: 6, arbitrary: of(plain) }, { weight: 1, arbitrary: of(unit) })
}

const few = <Item>(item: fc.Arbitrary<Item>, most: number) => fc.array(item, { maxLength: most + 1 })
const maybe = <Item>(item: fc.Arbitrary<Item>) => fc.option(item, { nil: undefined })
const upload = fc.constantFrom(...Object.keys(MIME)).map((kind) => `upl_${kind}`)

const section = fc.record({ title: words(products.sectionTitle), productIds: few(words(8), 3) })
const row = fc.record({
  id: fc.oneof(fc.uuid(), words(4)),
  title: words(list.rowTitle),
  description: maybe(words(list.rowDescription)),
})
const action = fc.oneof(
  fc.record({
    kind: fc.constant('buttons'),
    buttons: few(fc.record({ id: fc.uuid(), title: words(interactive.buttonTitle) }), interactive.buttons),
  }),
  fc.record({
    kind: fc.constant('list'),
    button: words(list.button),
    sections: few(fc.record({ title: maybe(words(list.sectionTitle)), rows: few(row, 4) }), 3),
  }),
  fc.record({
    kind: fc.constant('cta_url'),
    text: words(interactive.linkText),
    url: fc.oneof(fc.webUrl({ validSchemes: ['https'] }), fc.webUrl(), words(10)),
  }),
  fc.record({
    kind: fc.constant('flow'),
    flowId: fc.constantFrom('77', 'x', ''),
    text: words(interactive.flowText),
    token: maybe(words(10)),
    screen: maybe(words(10)),
    data: maybe(fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue())),
  }),
  fc.record({ kind: fc.constant('product'), catalogId: fc.constant('9'), productId: words(10) }),
  fc.record({ kind: fc.constant('product_list'), catalogId: fc.constant('9'), sections: few(section, 3) }),
  fc.constantFrom({ kind: 'location_request' }, { kind: 'contact_request' }, { kind: 'address', country: 'IN' }),
)
const header = fc.oneof(
  fc.record({ type: fc.constant('text'), text: words(interactive.header) }),
  fc.constantFrom('image', 'video', 'document').map((type) => ({ type, upload: `upl_${type}` })),
)
const contacts = few(
  fc.record({
    name: words(contact.name),
    phones: few(fc.record({ phone: fc.constantFrom('+91 98450 00021', 'x', '') }), 2),
    emails: maybe(few(words(20), 2)),
    organisation: maybe(words(contact.organisation)),
  }),
  2,
)
const content = fc.oneof(
  fc.record({
    type: fc.constantFrom(...Object.keys(MIME)),
    upload,
    caption: maybe(words(1024)),
    voice: maybe(fc.boolean()),
  }),
  fc.record({
    type: fc.constant('location'),
    latitude: fc.double({ min: -100, max: 100, noNaN: true }),
    longitude: fc.double({ min: -190, max: 190, noNaN: true }),
    name: maybe(words(location.name)),
    address: maybe(words(20)),
  }),
  fc.record({ type: fc.constant('contacts'), contacts }),
  fc.record({
    type: fc.constant('interactive'),
    body: words(1024),
    header: maybe(header),
    footer: maybe(words(60)),
    action,
  }),
)

/** As it leaves: through JSON, like any payload. */
function throughMeta(message: OutboundMessage) {
  const body: unknown = JSON.parse(
    JSON.stringify(graphPayload(message, TO, { mediaIds, callbackData: 'cnv_1.msg_1.1' })),
  )
  if (!isFields(body)) throw new Error('no payload')
  checkSend(body, findMedia)
  return body
}

test('whatever the edge accepts compiles to something that Meta takes', async () => {
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(content, async (given) => {
      const read = messageContent.safeParse(JSON.parse(JSON.stringify(given)))
      if (!read.success) return
      const message = await withFiles(read.data, fileOf)
      if (outboundProblem(message)) return
      throughMeta(message)
      accepted += 1
    }),
    { numRuns: 4_000 },
  )
  expect(accepted).toBeGreaterThan(300) // else the property says nothing
})

test('whatever text and reaction the edge accepts, too', () => {
  fc.assert(
    fc.property(fc.oneof(words(4096), fc.string({ unit: 'binary', maxLength: 20 })), fc.boolean(), (text, preview) => {
      const message = { type: 'text' as const, text, preview }
      if (!outboundProblem(message)) throughMeta(message)
      const reaction = { type: 'reaction' as const, target: 'wamid.T', emoji: text }
      if (!outboundProblem(reaction)) throughMeta(reaction)
    }),
    { numRuns: 2_000 },
  )
})

const file = (kind: MediaKind) => ({ kind, uploadId: `upl_${kind}`, mimeType: MIME[kind], size: 1, filename: 'x' })
const HEADERS = {
  IMAGE: { file: file('image') },
  VIDEO: { file: file('video') },
  DOCUMENT: { file: file('document') },
  LOCATION: { location: { latitude: 1, longitude: 2, name: 'Office', address: 'Road 1' } },
  TEXT: { text: 'May' },
}

test.each(TEMPLATES.filter(({ status }) => status === 'APPROVED').map((one) => [`${one.name} ${one.language}`, one]))(
  'the template %s, filled by our form, is one that Meta takes',
  (_name, listed) => {
    const template = parseTemplate(listed)
    if (typeof listed === 'string' || !template) throw new Error('not a template')
    const parts = ({
      header: above,
      variables,
      buttons,
    }: Pick<typeof template, 'header' | 'variables' | 'buttons'>) => ({
      ...(above && (above.format !== 'TEXT' || above.variables.length > 0)
        ? { header: HEADERS[above.format as keyof typeof HEADERS] }
        : {}),
      body: variables.map(({ key }) => ({ ...(/^\d/.test(key) ? {} : { name: key }), text: 'A17' })),
      buttons: buttons.flatMap((one, index) => (one.variables.length > 0 ? [{ index, value: 'A17' }] : [])),
    })
    expect(template.sendable).toBe(true)
    const now = Date.now()
    const message = composeTemplate(
      template,
      { ...parts(template), cards: template.cards.map(parts), offerEndsAt: now + 1e6 },
      now,
    )
    const body = throughMeta(message)
    if (!isFields(body.template)) throw new Error('no template')
    const shown = fillTemplate(body.template, { find: findMedia, toNumber: true, templates: TEMPLATES })
    expect(shown.text).toBe(message.preview?.text)
    expect(JSON.stringify(shown)).not.toContain('{{')
  },
)
