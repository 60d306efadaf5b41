import { createHash } from 'node:crypto'
import { readVariables } from '../../../scripts/host/variables.ts'
import { operatorClient } from '../../../scripts/seeds/operator-client.ts'
import { numberOf } from './phone.ts'
import { MAIN_LINE, program } from './server.ts'

const MINUTE_S = 60

/**
 * A conversation from before WhatsNexus: the customer wrote these lines, a minute apart, the last one just now. People hold
 * it, so that nobody answers by itself; its reply window is closed.
 */
export async function pastConversation(name: string, lines: string[]): Promise<void> {
  const call = operatorClient(program.url, readVariables([]).worker.OPERATOR_TOKEN)
  const now = Math.floor(Date.now() / 1000)
  const messages = lines.map((text, index) => ({
    id: `wamid.past.${createHash('sha256').update(`${name}/${index}`).digest('hex')}`,
    direction: 'inbound',
    text,
    timestamp: now - (lines.length - 1 - index) * MINUTE_S,
  }))
  const contact = { wa_id: numberOf(name), name }
  await call('POST', 'tenants/bluebird/history', {
    channel: MAIN_LINE,
    contact,
    messages,
    standing: { holder: 'people' },
  })
}
