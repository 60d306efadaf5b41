import { randomInt } from 'node:crypto'
import { expect } from 'vitest'
import { readVariables } from '../../../scripts/host/variables.ts'
import { operatorClient } from '../../../scripts/seeds/operator-client.ts'
import { program } from './server.ts'
import { newWorkplace, type Workplace } from './workplace.ts'

const DOCUMENTS = [
  {
    title: 'Opening hours',
    text: 'Our office is open Monday to Saturday from 9:30 am to 7:00 pm. On Sunday we are closed.',
  },
  {
    title: 'Cancellation',
    text: 'You can cancel free of charge until 14 days before departure. After that we keep 40 percent of the price.',
  },
]

/** An organization of a test's own with a number on which the assistant is silent, and something to answer from. */
export interface TrialGround extends Workplace {
  /** What was said before there was an assistant: a customer asked, and people answered. */
  past(pairs: [question: string, answer: string][]): Promise<void>
}

export async function trialGround(): Promise<TrialGround> {
  const call = operatorClient(program.url, readVariables([]).worker.OPERATOR_TOKEN)
  const workplace = await newWorkplace('Heron Tours')
  const path = `tenants/${workplace.id}`
  const number = `1999${randomInt(1e10, 1e11)}`
  for (const [index, document] of DOCUMENTS.entries())
    await call('PUT', `${path}/documents/doc_own_${index + 1}`, { ...document, kind: 'text', language: 'en' })
  await call('PUT', `${path}/channels/${number}`, {
    wabaId: '299900000000001',
    displayPhoneNumber: '15550190001',
    accessToken: 'of-nobody',
    assistant: false,
  })
  await expect
    .poll(() => call('GET', `${path}/readiness`), { timeout: 30_000, interval: 300 })
    .toMatchObject({ ready: true })
  return {
    ...workplace,
    async past(pairs) {
      const now = Math.floor(Date.now() / 1000)
      for (const [index, [question, answer]] of pairs.entries()) {
        const said = [
          { id: `wamid.${number}.${index}.q`, direction: 'inbound', text: question, timestamp: now - 120 },
          { id: `wamid.${number}.${index}.a`, direction: 'outbound', text: answer, timestamp: now - 60 },
        ]
        await call('POST', `${path}/history`, {
          channel: number,
          contact: { wa_id: `1555019${1000 + index}`, name: `Asker ${index + 1}` },
          messages: said,
          standing: { holder: 'people' },
        })
      }
    },
  }
}
