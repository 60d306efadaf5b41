import type { ConversationRow } from '../../../workers/conversations/live-event'

export const ME = 'usr_me'
export const NOW = Date.UTC(2026, 10, 26, 9, 0)

/** An open conversation that waits for people, unless something else is said of it. */
export function aRow(id: string, changes: Partial<ConversationRow> = {}): ConversationRow {
  return {
    id,
    channelId: 'chn_1',
    contact: { name: 'Kavi Lantern', waId: '15550120001', userId: null, username: null, groupId: null },
    state: 'open',
    baton: { holder: 'people', reason: 'asked' },
    last: { text: 'Is it free?', type: 'text', direction: 'inbound', by: 'customer', at: NOW },
    lastAt: NOW,
    unanswered: 0,
    inbound: 1,
    waitingSince: null,
    windowClosesAt: NOW + 20 * 3_600_000,
    marketingOptOut: false,
    snoozedUntil: null,
    labels: [],
    attention: null,
    createdAt: NOW,
    ...changes,
  }
}

export const MINE = { holder: 'agent', userId: ME } as const
