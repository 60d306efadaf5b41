import { describe, expect, test } from 'vitest'
import { GraphError } from '../../stand-ins/simulator/graph-error.ts'
import { checkSend } from '../../stand-ins/simulator/send-check.ts'
import { fillTemplate } from '../../stand-ins/simulator/template-fill.ts'
import { TEMPLATES } from '../../stand-ins/simulator/templates.ts'

/** Meta's side refuses what Meta would, with Meta's code: else a mistake of ours would first be seen by a customer. */

const FILES = new Map([
  ['881', { id: '881', mime: 'image/png', base64: '' }],
  ['882', { id: '882', mime: 'application/pdf', base64: '' }],
])
const find = (id: string) => FILES.get(id)

function codeOf(act: () => unknown): number {
  try {
    act()
  } catch (error) {
    if (error instanceof GraphError) return error.code
    throw error
  }
  return 0
}

const send = (content: object) =>
  codeOf(() => checkSend({ messaging_product: 'whatsapp', to: '+15550100101', ...content }, find))
const tap = (interactive: object) => send({ type: 'interactive', interactive: { body: { text: 'x' }, ...interactive } })
const reply = (title: string, id = title) => ({ type: 'reply', reply: { id, title } })

test.each([
  [{ type: 'image', image: { id: '881' } }, 0],
  [{ type: 'image', image: { id: '999' } }, 131009],
  [{ type: 'image', image: { id: '882' } }, 131053],
  [{ type: 'audio', audio: { link: 'https://x.test/a.ogg', caption: 'x' } }, 131009],
  [{ type: 'location', location: { latitude: 91, longitude: 0 } }, 131009],
  [{ type: 'contacts', contacts: [{ name: { formatted_name: 'Ravi' } }] }, 131008],
  [{ type: 'reaction', reaction: { message_id: 'wamid.A', emoji: '👍👍' } }, 131009],
  [{ type: 'reaction', reaction: { message_id: 'wamid.A', emoji: '👍' }, context: { message_id: 'wamid.A' } }, 131009],
  [{ type: 'text', text: { body: 'half \ud83d' } }, 100],
  [{ type: 'poll', poll: {} }, 131051],
])('a send of %j is answered with %i', (content, code) => expect(send(content)).toBe(code))

test.each([
  [{ type: 'button', action: { buttons: [reply('A'), reply('B')] } }, 0],
  [{ type: 'button', action: { buttons: [reply('A'), reply('A', 'b')] } }, 131009],
  [{ type: 'button', action: { buttons: [reply('A'.repeat(21))] } }, 131009],
  [{ type: 'button', footer: { text: 'f'.repeat(61) }, action: { buttons: [reply('A')] } }, 131009],
  [{ type: 'list', header: { type: 'image', image: { id: '881' } }, action: {} }, 131009],
  [{ type: 'cta_url', action: { name: 'cta_url', parameters: { display_text: 'Go', url: 'ftp://x' } } }, 131009],
  [{ type: 'location_request_message', action: { name: 'send_location' } }, 0],
  [{ type: 'location_request_message', action: { name: 'send' } }, 131009],
  [
    { type: 'flow', action: { name: 'flow', parameters: { flow_message_version: '3', flow_id: '7', flow_cta: 'Go' } } },
    131008,
  ],
  [{ type: 'address_message', action: { name: 'address_message', parameters: { country: 'SG' } } }, 131009],
  [{ type: 'product_list', action: { catalog_id: '9', sections: [] } }, 131008],
  [{ type: 'hologram', action: {} }, 131051],
])('something to tap, %j, is answered with %i', (interactive, code) => expect(tap(interactive)).toBe(code))

describe('a template', () => {
  const fill = (name: string, components: object[], toNumber = true) =>
    codeOf(() => fillTemplate({ name, language: { code: 'en' }, components }, { find, toNumber, templates: TEMPLATES }))
  const text = (words: string) => ({ type: 'text', text: words })
  const body = (...words: string[]) => ({ type: 'body', parameters: words.map(text) })
  const picture = { type: 'header', parameters: [{ type: 'image', image: { id: '881' } }] }
  const link = { type: 'button', sub_type: 'url', index: '0', parameters: [text('hampi')] }

  test.each<[string, string, object[], number]>([
    ['with all it asks for', 'tour_card', [picture, body('Asha', 'Hampi'), link], 0],
    ['with a value too few', 'tour_card', [picture, body('Asha'), link], 132000],
    ['without its picture', 'tour_card', [body('Asha', 'Hampi'), link], 132012],
    ['without the ending of its link', 'tour_card', [picture, body('Asha', 'Hampi')], 131008],
    ['with a value where none is asked for', 'winter_offer', [picture, body('Asha')], 132000],
    ['with new lines in a value', 'winter_offer', [body('a\nb')], 132018],
    ['that gets too long', 'winter_offer', [body('a'.repeat(1000))], 132005],
    ['with positions where names are asked for', 'order_ready', [body('Asha', 'A17')], 100],
    ['without its code', 'member_code', [body('Asha')], 131008],
    ['without the end of its offer', 'last_seats', [body('Asha')], 131008],
    ['with too few cards', 'tour_carousel', [body('Asha'), { type: 'carousel', cards: [] }], 132012],
    ['that is paused', 'paused_offer', [], 132015],
    ['that is not approved', 'waiting_notice', [], 132001],
  ])('%s is answered truthfully', (_what, name, components, code) => expect(fill(name, components)).toBe(code))

  test('of a code goes to a number only, with the code on its button too', () => {
    const button = { ...link, parameters: [text('482913')] }
    expect(fill('sign_in_code', [body('482913'), button])).toBe(0)
    expect(fill('sign_in_code', [body('482913'), button], false)).toBe(131062)
    expect(fill('sign_in_code', [body('482913')])).toBe(131008)
  })
})
