import { post } from './api.ts'
import { byId, el, redraw } from './dom.ts'
import type { Store } from './store.ts'

interface Act {
  label: string
  detail: string
  path: string
  body: object
}

/** What Meta decides about the business that is chosen, each with the webhook that says so. */
const ACTS: Act[] = [
  { label: 'Quality red', detail: 'phone_number_quality_update', path: 'number', body: { quality: 'RED' } },
  { label: 'Quality green', detail: 'the same, unflagged', path: 'number', body: { quality: 'GREEN' } },
  { label: 'Limit to 250 a day', detail: 'TIER_250', path: 'number', body: { tier: 'TIER_250' } },
  { label: 'Raise throughput', detail: '1,000 a second', path: 'number', body: { throughput: 'HIGH' } },
  { label: 'Decline the name', detail: 'phone_number_name_update', path: 'number', body: { nameStatus: 'DECLINED' } },
  { label: 'Restrict the account', detail: 'no messages for a week', path: 'restrict', body: {} },
  { label: 'Lift the restriction', detail: 'account_update', path: 'restrict', body: { types: [] } },
  {
    label: 'Pause a template',
    detail: 'booking_reminder',
    path: 'template',
    body: { name: 'booking_reminder', status: 'PAUSED' },
  },
  {
    label: 'Move a template to Marketing',
    detail: 'booking_reminder, in a day',
    path: 'template',
    body: { name: 'booking_reminder', category: 'MARKETING', announced: true },
  },
  { label: 'Revoke the token', detail: 'without a word: the next call is refused', path: 'revoke', body: {} },
  { label: 'Remove the app', detail: 'PARTNER_APP_UNINSTALLED', path: 'uninstall', body: {} },
]

/** Buttons, and the values of the number that nobody has connected yet. */
export function createAccount(store: Store) {
  const list = byId('account', HTMLUListElement)
  const said = byId('account-said', HTMLParagraphElement)

  async function press({ label, path, body }: Act): Promise<void> {
    try {
      await post(`/control/account/${path}`, { number: store.state.number, ...body })
      said.textContent = `${label}: done.`
    } catch (error) {
      said.textContent = error instanceof Error ? error.message : 'That did not work.'
    }
  }

  return {
    draw(): void {
      redraw(
        list,
        ACTS.map((act) =>
          el(
            'li',
            {},
            el(
              'button',
              { attrs: { type: 'button', 'data-key': act.label }, on: { click: () => void press(act) } },
              el('span', { class: 'label' }, act.label),
              el('span', { class: 'detail' }, act.detail),
            ),
          ),
        ),
      )
    },
  }
}
